// From where portraits come: the page's own server, but for the native window, whose pages are its own.

export const portraits = {
  /** `http://host:port`, or empty for this page's own origin. */
  origin: '',
};

// The words of venue screens and overlays, in English.

export const venue = {
  title: 'Lanista screen',
  purpose: 'Shows what the desk assigns to it.',
} as const;

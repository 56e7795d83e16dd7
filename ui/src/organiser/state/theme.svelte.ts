// Dark or light, remembered on this machine. Dark is the default at the desk.

export type Theme = 'dark' | 'light';
const KEY = 'lanista desk theme';

function remembered(): Theme {
  try {
    return localStorage.getItem(KEY) === 'light' ? 'light' : 'dark';
  } catch {
    return 'dark';
  }
}

class Themes {
  now = $state<Theme>(remembered());

  show(): void {
    document.documentElement.dataset['theme'] = this.now;
  }

  choose(theme: Theme): void {
    this.now = theme;
    this.show();
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // A browser that keeps nothing still shows what was chosen, until it is closed.
    }
  }
}

export const theme = new Themes();

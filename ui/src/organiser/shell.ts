// The native window's own commands: which gathering is open, and the door to its server. In a browser they are absent.

/** Where the desk's own server answers, and a one-time code for this window. */
export interface Door {
  /** `host:port` */
  readonly endpoint: string;
  /** The secret of the code, base64url. */
  readonly k: string;
  /** The fingerprint of the server's key, base64url. */
  readonly s: string;
}

export interface Recent {
  readonly path: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly opened: number;
  /** The file is no longer there, or on a stick that is not plugged in. */
  readonly missing?: boolean;
}

export interface Gatherings {
  readonly recent: readonly Recent[];
  /** The file that is open. */
  readonly open: string | null;
  /** Why the file that was named at the start is not open. */
  readonly error?: Trouble;
}

/** A display of this machine. */
export interface Display {
  readonly index: number;
  /** What the system calls it, perhaps nothing. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** The desk's own window is on it. */
  readonly is_own: boolean;
  /** A venue screen is open on it. */
  readonly is_taken: boolean;
}

export interface Trouble {
  readonly code: string;
  /** A sentence for a person. */
  readonly text: string;
  /** Which file it is about. */
  readonly path?: string;
}

/** `cancelled` is no error: the person closed the system's dialog. */
export type Opened = { readonly ok: true } | { readonly error: Trouble };

export interface Shell {
  gatherings(): Promise<Gatherings>;
  newGathering(name: string): Promise<Opened>;
  openGathering(): Promise<Opened>;
  openRecent(path: string): Promise<Opened>;
  openDemo(): Promise<Opened>;
  /** Read-only, up to the last good entry; the original stays as it is. */
  openDamaged(path: string): Promise<Opened>;
  /** Back to the start page, which the page shows once it has loaded itself anew. */
  closeGathering(): Promise<Opened>;
  deskDoor(): Promise<Door>;
  /** Writes bytes where the person says. */
  saveFile(name: string, bytes: Uint8Array): Promise<Opened>;
  print(): Promise<Opened>;
  /** The displays of this machine. */
  displays(): Promise<readonly Display[]>;
  /** Opens a venue screen over all of a display. */
  openScreen(display: number): Promise<Opened>;
  closeScreen(display: number): Promise<Opened>;
}

type Invoke = (command: string, values?: Record<string, unknown>) => Promise<unknown>;

function invoke(): Invoke | undefined {
  return (window as { __TAURI_INTERNALS__?: { invoke?: Invoke } }).__TAURI_INTERNALS__?.invoke;
}

/** The commands of the native window; nothing in a browser. */
export function nativeShell(): Shell | undefined {
  const call = invoke();
  if (!call) return undefined;
  const open = async (command: string, values?: Record<string, unknown>): Promise<Opened> => {
    try {
      const answer = await call(command, values);
      return isError(answer) ? answer : { ok: true };
    } catch (error) {
      return isError(error) ? error : { error: { code: 'failed', text: error instanceof Error ? error.message : String(error) } };
    }
  };
  return {
    gatherings: async () => (await call('gatherings')) as Gatherings,
    newGathering: (name) => open('new_gathering', { name }),
    openGathering: () => open('open_gathering'),
    openRecent: (path) => open('open_recent', { path }),
    openDemo: () => open('open_demo'),
    openDamaged: (path) => open('open_damaged', { path }),
    closeGathering: () => open('close_gathering'),
    deskDoor: async () => (await call('desk_door')) as Door,
    saveFile: (name, bytes) => open('save_file', { name, base64: base64Of(bytes) }),
    print: () => open('print'),
    displays: async () => (await call('displays')) as readonly Display[],
    openScreen: (display) => open('open_screen', { display }),
    closeScreen: (display) => open('close_screen', { display }),
  };
}

/** Bytes as the window's commands take them. */
function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  // A call takes so many values and no more.
  for (let at = 0; at < bytes.length; at += 0x8000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(parts.join(''));
}

function isError(answer: unknown): answer is Extract<Opened, { error: unknown }> {
  return typeof answer === 'object' && answer != null && 'error' in answer;
}

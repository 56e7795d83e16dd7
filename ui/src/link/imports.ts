// Files of entrants: their bytes go over HTTP with a ticket that the desk asked for on its link.

/** What came of it: the server's preview, or why there is none. */
export type Imported<Preview> = { readonly kind: 'preview'; readonly preview: Preview } | { readonly kind: 'failed'; readonly code: string; readonly text: string };

/** Sends the bytes of a file; answers its first preview. `endpoint` is the server's origin; empty is this page's own. */
export function sendFile<Preview>(endpoint: string, ticket: string, name: string, bytes: Blob | ArrayBuffer): Promise<Imported<Preview>> {
  return asked<Preview>(`${endpoint}/api/v1/imports/${encodeURIComponent(ticket)}?name=${encodeURIComponent(name)}`, { method: 'PUT', body: bytes });
}

/** Sends wishes about columns, separator and repairs; answers the preview that they lead to. */
export function sendWishes<Preview>(endpoint: string, ticket: string, wishes: unknown): Promise<Imported<Preview>> {
  const address = `${endpoint}/api/v1/imports/${encodeURIComponent(ticket)}`;
  return asked<Preview>(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(wishes) });
}

/** The address of the faulty rows with their reasons, as CSV. */
export function faultyRows(endpoint: string, ticket: string): string {
  return `${endpoint}/api/v1/imports/${encodeURIComponent(ticket)}/faulty.csv`;
}

/** The faulty rows with their reasons, as CSV; nothing when the server does not answer. */
export async function faultyFile(endpoint: string, ticket: string): Promise<Blob | null> {
  try {
    const response = await fetch(faultyRows(endpoint, ticket));
    return response.ok ? await response.blob() : null;
  } catch {
    return null;
  }
}

async function asked<Preview>(address: string, request: RequestInit): Promise<Imported<Preview>> {
  try {
    const response = await fetch(address, request);
    const text = await response.text();
    if (response.ok) return { kind: 'preview', preview: JSON.parse(text) as Preview };
    return { kind: 'failed', code: String(response.status), text: sentence(text) ?? `The server answered ${response.status}.` };
  } catch {
    return { kind: 'failed', code: 'lost', text: 'The server does not answer.' };
  }
}

/** The sentence of a refusal: plain text, or the `text` of a JSON answer. */
function sentence(body: string): string | null {
  try {
    const { text } = JSON.parse(body) as { text?: unknown };
    return typeof text === 'string' ? text : null;
  } catch {
    return body.trim() === '' ? null : body.trim();
  }
}

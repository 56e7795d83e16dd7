// A file that the server makes: taken over HTTP with a ticket that the desk asked for on its link.

/** A file, or why there is none: the server's own sentence, nothing where it did not answer. */
export type Fetched = { readonly kind: 'file'; readonly blob: Blob } | { readonly kind: 'failed'; readonly text?: string };

/** Takes it. `endpoint` is the server's origin, empty this page's own. */
export async function madeFile(endpoint: string, ticket: string): Promise<Fetched> {
  try {
    const response = await fetch(`${endpoint}/api/v1/files/${encodeURIComponent(ticket)}`);
    if (response.ok) return { kind: 'file', blob: await response.blob() };
    const said: unknown = await response.json();
    const text = typeof said === 'object' && said !== null && 'text' in said ? said.text : undefined;
    return typeof text === 'string' ? { kind: 'failed', text } : { kind: 'failed' };
  } catch {
    return { kind: 'failed' };
  }
}

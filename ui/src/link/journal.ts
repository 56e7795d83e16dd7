// The journal as a file: taken over HTTP with a ticket that the desk asked for on its link.

/** The file; nothing when the server does not answer, or it broke off. `endpoint` is the server's origin, empty this page's own. */
export async function journalFile(endpoint: string, ticket: string): Promise<Blob | null> {
  try {
    const response = await fetch(`${endpoint}/api/v1/journal/${encodeURIComponent(ticket)}`);
    return response.ok ? await response.blob() : null;
  } catch {
    return null;
  }
}

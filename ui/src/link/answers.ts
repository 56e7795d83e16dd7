// Whether the server answers at all, for a page that has lost a part of itself.

export async function answers(): Promise<boolean> {
  try {
    return (await fetch('/health', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

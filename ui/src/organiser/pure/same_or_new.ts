// Keeps the objects that did not change, so that whoever compares by identity redraws only what did.

type Tree = { readonly [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The new value, in which every part that is equal to the known one is the known one itself. */
export function sameOrNew(known: unknown, next: unknown): unknown {
  if (Object.is(known, next)) return known;
  if (Array.isArray(known) && Array.isArray(next)) {
    const list = next.map((value: unknown, i) => sameOrNew(known[i], value));
    return list.length === known.length && list.every((value, i) => value === known[i]) ? known : list;
  }
  if (!isTree(known) || !isTree(next)) return next;
  const keys = Object.keys(next);
  const tree: Record<string, unknown> = {};
  let isSame = keys.length === Object.keys(known).length;
  for (const key of keys) {
    tree[key] = sameOrNew(known[key], next[key]);
    if (tree[key] !== known[key] || !(key in known)) isSame = false;
  }
  return isSame ? known : tree;
}

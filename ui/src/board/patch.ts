// Applies JSON merge patches (RFC 7396) to a view without changing it: what a patch does not touch stays the same object.

/** Any JSON value, as it comes from a link. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

type JsonObject = { readonly [key: string]: Json };

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sets a key as data, also when it is called `__proto__`. */
function put(target: Record<string, Json>, key: string, value: Json): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function own(target: JsonObject, key: string): Json | undefined {
  return Object.prototype.hasOwnProperty.call(target, key) ? target[key] : undefined;
}

/**
 * The target after the patch. An object merges key by key, `null` removes a key, anything else replaces. Neither
 * argument changes; a part that the patch leaves as it was is shared with the target (so `===` tells what moved).
 * Source: RFC 7396, section 2.
 */
export function applyPatch(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const base = isObject(target) ? target : undefined;
  let next: Record<string, Json> | undefined = base ? undefined : {};
  for (const key of Object.keys(patch)) {
    const change = patch[key] as Json;
    const old = base ? own(base, key) : undefined;
    if (change === null) {
      if (old === undefined) continue;
      next ??= copy(base);
      delete next[key];
      continue;
    }
    const value = applyPatch(old, change);
    if (value === old) continue;
    next ??= copy(base);
    put(next, key, value);
  }
  return next ?? (base as JsonObject);
}

function copy(base: JsonObject | undefined): Record<string, Json> {
  const result: Record<string, Json> = {};
  if (base) for (const key of Object.keys(base)) put(result, key, base[key] as Json);
  return result;
}

// A part that is fetched later is asked for once, and is there when it has come.
import { expect, test, vi } from 'vitest';
import { Late } from './late.svelte';

test('a part is asked for once, and is nothing until it has come', async () => {
  const load = vi.fn(() => Promise.resolve({ default: 'Match' }));
  const late = new Late(load);
  expect(load).not.toHaveBeenCalled();
  late.ask();
  late.ask();
  expect(late.part).toBeNull();
  await vi.waitFor(() => expect(late.part).toBe('Match'));
  expect(load).toHaveBeenCalledOnce();
});

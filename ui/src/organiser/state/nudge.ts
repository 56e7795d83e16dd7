// Having a device or a screen do something now, and saying whether it was reached.
import { failureText } from '../../board/refusal_text';
import type { Nudge } from '../../wire/Nudge';
import type { Whom } from '../../wire/Whom';
import type { Desk } from './desk.svelte';
import { toasts } from './toasts.svelte';

/** Whether a link took it. */
export async function nudge(desk: Desk, whom: Whom, what: Nudge, done: string): Promise<boolean> {
  const answer = await desk.link.ask({ type: 'nudge', whom, what });
  if (answer.type === 'failed') toasts.show({ kind: 'bad', text: failureText(answer) });
  else toasts.show({ kind: 'good', text: done });
  return answer.type !== 'failed';
}

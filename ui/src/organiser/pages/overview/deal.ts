// What a task's main button says and does, and where a task is looked at.
import { awaited, missingSide } from '../../../board/call';
import { sideName } from '../../pure/cards';
import type { Task } from '../../pure/tasks';
import { callMatch, commitMatch, confirmResult, ownNumber, walkover } from '../../state/actions';
import type { Desk } from '../../state/desk.svelte';
import { route } from '../../state/route.svelte';
import { t } from '../../text';

/** A tablet that holds a decided match commits it; the desk takes the match over first. */
function isHeldByTablet(desk: Desk, task: Task): boolean {
  return task.kind === 'decided' && task.card.holder != null && task.card.holder !== ownNumber(desk);
}

/** Who is missing in a match whose time is up, while the other side is there: one tap ends it. */
function lateSide(desk: Desk, task: Task): 'home' | 'away' | null {
  return task.kind === 'noshow' && awaited(task.card, desk.now)?.isOver === true ? missingSide(task.card) : null;
}

export function mainWords(desk: Desk, task: Task): string {
  switch (task.kind) {
    case 'waiting': return t('task.do.compare');
    case 'disputed': return t('act.rule');
    case 'reported': return task.card.report && task.card.report.ending === 'played' && task.card.report.score.home + task.card.report.score.away > 0 ? t('task.do.confirm', { home: task.card.report.score.home, away: task.card.report.score.away }) : t('act.confirm');
    case 'noshow': {
      const late = lateSide(desk, task);
      return late === null ? t('task.do.look') : t('call.walkover', { name: sideName(task.card, late === 'home' ? 'away' : 'home', desk.entrants) });
    }
    case 'help': return t('task.do.answer');
    case 'held': return t('resume');
    case 'outage': return t('task.do.devices');
    case 'silent': return task.device.match == null ? t('task.do.device') : t('take_over');
    case 'decided': return isHeldByTablet(desk, task) ? t('take_over') : t('task.do.commit', { home: task.card.score.home, away: task.card.score.away });
    case 'overdue': return t('task.do.look');
    case 'ready': return task.place.kind === 'station' ? t('task.do.call', { number: task.place.number }) : t('task.do.call_seats');
    case 'screen': return t('task.do.assign');
  }
}

/** Does what the main button says. */
export function runTask(desk: Desk, task: Task): void {
  switch (task.kind) {
    case 'waiting':
    case 'outage':
      return route.go({ page: 'devices' });
    case 'disputed':
      return openTask(desk, task);
    case 'noshow': {
      const late = lateSide(desk, task);
      return late === null ? openTask(desk, task) : walkover(desk, task.card, late);
    }
    case 'reported':
      return void confirmResult(desk, task.card);
    case 'help':
      return void desk.act({ type: 'answer_help', id: task.call.id }, { done: t('help.answered'), back: true });
    case 'held':
      return void desk.act({ type: 'resume_match', match: task.card.id }, { expect: { match: task.card.id, rev: task.card.rev }, done: t('resumed', { number: task.card.number ?? 0 }), back: true });
    case 'silent':
      if (task.device.match == null) return route.go({ page: 'devices' });
      return void desk.act({ type: 'take_over_match', match: task.device.match }, { done: t('taken_over'), back: true });
    case 'decided':
      if (isHeldByTablet(desk, task)) return void desk.act({ type: 'take_over_match', match: task.card.id }, { done: t('taken_over'), back: true });
      return void commitMatch(desk, task.card);
    case 'ready':
      return void callMatch(desk, task.card, task.place);
    case 'overdue':
      return openTask(desk, task);
    case 'screen':
      return route.go({ page: 'screens' });
  }
}

/** Shows where the task is. */
export function openTask(desk: Desk, task: Task): void {
  if ('card' in task) {
    route.go({ page: 'tournaments', tournament: task.card.tournament, tab: 'bracket', match: task.card.id });
    return;
  }
  if (task.kind === 'overdue') {
    const { tournament, stage, cards } = task.overdue;
    const at = desk.tournament(tournament)?.stages.indexOf(stage) ?? -1;
    route.go({ page: 'tournaments', tournament, tab: 'list', ...(at >= 0 ? { stage: at + 1 } : {}), match: cards[0]?.id });
    return;
  }
  const match = task.kind === 'silent' ? task.device.match : task.kind === 'help' ? task.call.match : null;
  const card = match == null ? undefined : desk.open.find((one) => one.id === match);
  if (card) route.go({ page: 'tournaments', tournament: card.tournament, tab: 'bracket', match: card.id });
  else if (task.kind === 'help') route.go({ page: 'floor' });
  else route.go({ page: 'devices' });
}

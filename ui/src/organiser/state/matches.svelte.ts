// What somebody asked of the list of all matches, kept while they look at other pages.
import type { Lane } from '../pure/lanes';

class MatchesAsked {
  filter = $state('');
  lane = $state<Lane | 'all'>('all');
  /** A tournament's id, or all. */
  tournament = $state('all');
  stage = $state('all');
  /** A number, `none`, or all. */
  station = $state('all');
  judge = $state('all');

  readonly isNarrow = $derived(this.filter.trim() !== '' || this.tournament !== 'all' || this.stage !== 'all' || this.station !== 'all' || this.judge !== 'all');

  clear(): void {
    this.filter = '';
    this.lane = this.tournament = this.stage = this.station = this.judge = 'all';
  }
}

export const matchesAsked = new MatchesAsked();

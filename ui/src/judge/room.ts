// What a tablet opens from the list, fetched in one piece beside it.
import Heat from './heat/Heat.svelte';
import HelpSheet from './HelpSheet.svelte';
import LinkSheet from './LinkSheet.svelte';
import Match from './match/Match.svelte';
import PhoneSheet from './PhoneSheet.svelte';
import PoolSheet from './pool/PoolSheet.svelte';
import ShiftSheet from './ShiftSheet.svelte';

export default { Heat, HelpSheet, LinkSheet, Match, PhoneSheet, PoolSheet, ShiftSheet };

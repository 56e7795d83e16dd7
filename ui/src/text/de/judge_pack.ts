// What a tablet speaks in German, in one piece: judges, head judges and casters.
export { conduct } from './conduct';
export { correction } from './correction';
export { draft } from './draft';
export { captain } from './draft_captain';
export { draftHints } from './draft_hints';
export { judge } from './judge';
export { judgeCast } from './judge_cast';
export { judgeDraft } from './judge_draft';
export { judgeHead } from './judge_head';
export { parts } from './parts';
export { reached } from './reached';
export { refusals } from './refusals';
export { scene } from './scene';

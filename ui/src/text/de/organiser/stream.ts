// Words of the desk about overlays for streams, in German. Du.
import type { stream as english } from '../../en/organiser/stream';

export const stream = {
  'stream': 'Für den Stream',
  'stream.text': 'Jede Adresse ist eine Browserquelle mit 1920 × 1080 oder 3840 × 2160 und durchsichtigem Grund. Gezeichnet wird erst, wenn es ein Match gibt.',
  'stream.which': 'Welches Match',
  'stream.itself.at': 'Was an Station {number} läuft ({kind})',
  'stream.itself.none': 'Was am Stream läuft (noch ist keine Station einer)',
  'stream.kind.stream': 'Stream',
  'stream.kind.stage': 'Bühne',
  'stream.station': 'Was an Station {number} läuft',
  'stream.station.named': 'Was an Station {number} läuft, {name}',
  'stream.flip': 'Seiten tauschen',
  'stream.scorebug': 'Spielstand',
  'stream.lower_third': 'Wer gegen wen',
  'stream.draft': 'Draft',
  'stream.draft.note': 'Der laufende Draft, wo immer er ist.',
  'stream.copy.scorebug': 'Adresse des Spielstands kopieren',
  'stream.copy.lower_third': 'Adresse von „Wer gegen wen“ kopieren',
  'stream.copy.draft': 'Adresse des Drafts kopieren',
  'stream.stays': 'Nach seinem Ende bleibt ein Match, bis ein anderes an die Station gerufen wird.',
} satisfies Partial<Record<keyof typeof english, string>>;

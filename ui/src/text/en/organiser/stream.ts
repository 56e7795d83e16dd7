// Words of the desk about overlays for streams.

export const stream = {
  'stream': 'For the stream',
  'stream.text': 'Each address is a browser source of 1920 × 1080 or 3840 × 2160 with a transparent ground. Nothing is drawn until there is a match.',
  'stream.which': 'Which match',
  'stream.itself.at': 'What is on at station {number}, the {kind}',
  'stream.itself.none': 'What is on at the stream (no station is one yet)',
  'stream.kind.stream': 'stream',
  'stream.kind.stage': 'stage',
  'stream.station': 'What is on at station {number}',
  'stream.station.named': 'What is on at station {number}, {name}',
  'stream.flip': 'Swap the sides',
  'stream.scorebug': 'Score',
  'stream.lower_third': 'Who meets',
  'stream.draft': 'Draft',
  'stream.draft.note': 'The draft that runs, wherever it is.',
  'stream.copy.scorebug': 'Copy the address of the score',
  'stream.copy.lower_third': 'Copy the address of who meets',
  'stream.copy.draft': 'Copy the address of the draft',
  'stream.stays': 'After its end a match stays until another is called to the station.',
} as const;

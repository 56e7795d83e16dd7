// The words of the scorebug and the lower third on streams, in English.

export const venue_stream = {
  bugTitle: 'The score, over a stream',
  thirdTitle: 'Who meets, over a stream',
  comes: 'Next',
  result: 'Result',
  clockAt: 'clock at {time}',
  heldFor: 'for {time}',
  pauseLeft: '{time} left',
  noClock: '–:––',
  dataFromAt: 'Data from {time}',
} as const;

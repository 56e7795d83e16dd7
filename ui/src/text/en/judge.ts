// The words of tablets and phones, in English.

export const judge = {
  title: 'Lanista tablet',
  purpose: 'Scores and calls for judges, captains and players.',
} as const;

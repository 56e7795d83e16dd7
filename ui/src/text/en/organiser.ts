// The organiser's words, in English.

export const organiser = {
  title: 'Lanista desk',
  purpose: 'Brackets, floor, devices and screens of this gathering.',
} as const;

// The commands of the journal in six groups, for its filter.

export const KIND_GROUPS = {
  results: ['score_game', 'drop_game', 'score_heat', 'record_attempt', 'commit_match', 'enter_result', 'enter_winner', 'end_without_play', 'report_result', 'confirm_result', 'dispute_result', 'mark_game'],
  calls: ['call_match', 'call_wave', 'take_match', 'take_over_match', 'hand_back_match', 'hold_match', 'resume_match', 'check_in', 'check_in_heat', 'call_pause', 'ready_to_resume', 'end_pause', 'set_clock', 'call_for_help', 'answer_help', 'time_is_up'],
  draws: ['draw_stage', 'discard_draw', 'publish_stage', 'pair_round', 'swap_seeds', 'drop_moves', 'set_times', 'set_series', 'draw_tie_lots', 'play_tie_break'],
  people: ['create_tournament', 'change_tournament', 'remove_tournament', 'add_entrants', 'change_entrant', 'remove_entrant', 'set_seeding', 'draw_lots', 'seed_by_merit', 'record_ratings', 'enter_late', 'withdraw', 'gone_home'],
  rulings: ['take_back', 'correct', 'reopen_match', 'replay_match', 'rule_match', 'adjust_points'],
  hall: ['name_gathering', 'set_station', 'remove_station', 'admit_device', 'change_device', 'revoke_device', 'change_shift', 'assign_screen', 'forget_screen', 'show_message', 'hide_message', 'set_confirmation'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type KindGroup = keyof typeof KIND_GROUPS;

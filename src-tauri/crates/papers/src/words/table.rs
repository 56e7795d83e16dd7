//! The table of words: what each language must have, one field a word or sentence. A word that lacks does not compile.
//! `{name}` takes a value, `{n|match|matches}` the form that fits the number `n`.

use lanista_wire::files::Language;

macro_rules! table {
    ($($name:ident)+) => {
        /// The words of a language.
        #[derive(Debug)]
        pub struct Words {
            pub(super) language: Language,
            $(
                #[doc = concat!("The words for `", stringify!($name), "`.")]
                pub $name: &'static str,
            )+
        }

        #[cfg(test)]
        impl Words {
            /// Every word under its name.
            pub(super) fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($name), self.$name)),+]
            }
        }
    };
}

table! {
    // stages and rounds
    stage
    round
    last_round
    semis
    quarters
    upper_round
    upper_final
    upper_semis
    upper_quarters
    semi
    quarter
    upper_semi
    upper_quarter
    lower_round
    lower_final
    grand_final
    second_final
    third_place
    tie_break
    tie_break_no
    in_round
    group
    in_group
    in_pool
    bracket
    upper_bracket
    lower_bracket
    pool
    // kinds of stages
    single
    double
    stepladder
    hill
    gsl
    round_robin
    swiss
    free_for_all
    time_trial
    // states of a match
    not_due
    ready
    called
    live
    held
    reported
    disputed
    over
    void
    // how a match ended
    walkover
    forfeit
    retirement
    disqualified
    withdrawn
    gone_because
    draw
    win_mark
    loss_mark
    // who stands in a place
    bye
    winner_of
    loser_of
    many_play
    games_played
    // headings of matches
    no
    home
    away
    score
    state
    match_word
    round_word
    time
    station
    // headings of standings
    place
    entrant
    won
    drawn
    lost
    still_in
    left
    // what a table is ranked by
    points
    wins
    wins_played
    score_difference
    score_for
    game_difference
    head_to_head
    direct_encounter
    buchholz
    buchholz_cut_1
    buchholz_cut_2
    buchholz_median
    sonneborn_berger
    progressive
    koya
    fore_buchholz
    match_wins
    game_wins
    opponents_match_wins
    opponents_game_wins
    valve_difficulty
    tie_break_match
    initial_seed
    lots
    kills
    best_finish
    last_finish
    best_time
    next_time
    best_score
    next_score
    // pages without a script
    pages
    rounds
    round_parts
    part
    places
    from_to
    language_word
    all_tournaments
    matches
    standings
    no_tournament
    no_round
    nothing_played
    so_far
    not_published
    no_such_stage
    again
    hold_still
    stays
    follow
    // the site
    none_published
    everybody
    entrants
    drafts
    of_stage
    were_played
    as_of
    seed
    name
    club
    players
    nation
    legal_name
    may_be_shown
    yes
    // drafts
    of_game
    turn
    by_itself
    pick
    ban
    protect
    snipe
    steal
    side
    order
    decider
    next_draft
    nothing
    hidden
    // paper
    part_of
    continued
    schedule
    to_play
    report
    stage_is
    seat_no
    station_no
    game_no
    games_won
    signed_home
    signed_away
    no_font
    // tables
    results
    tournament
    stage_word
    group_word
    short_name
    tag
    seat
    has_left
    score_home
    score_away
    winner
    games
    ended_by
    since
    from
    until
    station_name
    // why there is no file
    fault_no_tournament
    fault_no_table
    fault_nothing
    fault_unprinted
    fault_too_large
}

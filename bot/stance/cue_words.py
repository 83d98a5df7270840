"""The table of the words that show a position: our own, written from the grammar of English news, not counted."""

# Each row: the sort, the sign, and the cues. "_" joins the words of one, "/" parts words of one place; "!" marks
# what says that the position is new.
VERBS = """
WANT + want seek demand insist insist_on call_for call_on call_upon urge ask ask_for request push push_for press
    press_for lobby_for plead plead_for beg beg_for appeal appeal_for propose advocate advocate_for recommend
    defend praise hail applaud argue_for say_yes_to stand_by stand_behind sign_off_on thank support back endorse
    welcome favour favor prefer hope hope_for wish aspire strive encourage champion promote require push_to
    pressure apply_for look_to aim_to aim_for petition fight_for live_with
WANT - reject oppose refuse rule_out dismiss decline resist object_to warn_against veto block condemn criticise
    criticize denounce exclude forbid prohibit balk_at argue_against vote_against speak_out_against
    lobby_against ignore spurn rebuff ban boycott turn_down say_no_to disagree_with shoot_down cast_doubt_on
    pour_cold_water_on walk_away_from slam blast lash_out_at decry lambast
    stand_in_the_way_of walk_back turn_it/them_down vote_it/them_down shoot_it/them_down
WANT -! give_it/them_up abandon relinquish give_up drop renounce forgo give_up_on back_away_from withdraw reverse
DEED + agree accept promise pledge vow commit plan intend decide approve offer provide supply send deliver give
    donate announce order acquiesce_to authorise authorize deploy transfer fund finance grant ship vote_for rush
    increase boost double triple step_up speed_up accelerate renew restore maintain sponsor allow permit
    sign pass adopt ratify sign_up_to take_part_in pay_for contribute allocate earmark hand_over arm unveil
    dispatch
DEED +! resume
DEED - suspend halt withhold freeze_out cancel scrap cut_off
STEP + start begin continue hold enter engage pursue explore conduct achieve reach secure strengthen guarantee
    ensure let sit_down build launch create keep put advance complete join
STEP - stop end cease cut reduce limit delay avoid prevent remove lift ease pause curb restrict slow violate
    dither dither_on/over/about stall waver waver_on undermine breach jeopardise jeopardize postpone shelve rewrite
    tear_up cap
THREAT - warn threaten
WANT 0 envisage envision contemplate foresee consider weigh weigh_up mull discuss debate examine study review assess
    decide_whether abstain_on
"""

PLAIN = """
WANT + ready prepared willing open_to keen eager determined interested_in in_favour_of in_favor_of
    on_board_with able_and_willing in_favour in_favor all_for convinced_by convinced_of could_accept
    could_imagine would_accept would_sign would_like weight_behind pleased_with happy_with
WANT - wary_of unconvinced_by unhappy_with displeased_with unwilling reluctant against opposed_to hesitant averse_to
    sceptical/skeptical_of/about
WANT - will_not will_never won't would_not would_never wouldn't
WANT - see/sees/saw/seeing_no_reason/point/need/sense/grounds/use/basis_to/in/for/of
WANT - see/sees/saw/seeing_no_prospect/prospects/chance/room_for/of
WANT -! no_longer_seeking
MODAL + must should need needs need_to needs_to has_to have_to ought_to necessary crucial vital important
    critical essential urgent indispensable time_to time_for the_only_way/solution/option/answer/path
    no_alternative_to best_way reason_to reasons_to is/are/was/were_needed
    would_be_sent/delivered/deployed/provided/supplied/stationed justification_for grounds_for will_be
    will_become will_continue will_remain has/have/had_the/a_right_to there_will_be there_would_be there_can_be
    there_must_be there_could_be there_should_be can_begin can_start could_begin could_start would_become
    irreversible inevitable overdue would/will/could_save will/would_not_waver/falter/weaken/diminish
MODAL 0 option options
MODAL - unacceptable impossible unrealistic premature pointless senseless meaningless pretext
    out_of_the_question off_the_table red_line non-starter mistake prolong prolongs counterproductive useless
    provocation dangerous a_target legitimate_target/targets waste is/are/was/were_not_needed not_right/ripe_for
    trap sham disgrace disaster betrayal unthinkable too_early error would_be_wrong wrong_to
    not_realistic/viable/feasible/acceptable not_a_realistic/viable/feasible/serious_option/goal/outcome/prospect
    would/will_prolong/escalate/widen/backfire/betray/reward/embolden/ruin/endanger
    would/will/could_only/merely/just_prolong/embolden/reward/fuel/encourage/escalate/postpone/delay/worsen/deepen/lead
    will/would/can/could/does_not_bring/solve/help/work/end/lead/change
NOUN + necessity importance insistence readiness willingness desire ambition ambitions aspirations bid plea pleas
    plea_for demand_for demands_for request_for requests_for support_for backing_for commitment proposal
    intention intent openness determination obligation interest_in point_in aspiration need_for reason_for
    reasons_for case_for proponent_of supporter_of supporters_of advocate_of advocates_of calls_to call_to
    pressure_to plans_to
NOUN - no_to renunciation removal suspension rejection refusal opposition resistance objection critic_of
    critics_of pause_on pause_in opponent_of opponents_of objections reluctance unwillingness end_to halt_to
    ban_on compromise_on
"""

# Who takes no side. A phrase that denies something holds its negation, so that nothing before it turns it.
UNDECIDED = """
WANT 0 undecided divided split ambivalent noncommittal non-committal unsure/uncertain_about/whether/over/of torn_over
    on_the_fence neither_for_nor_against neutral/agnostic_on/over/about reserve/reserves/reserved_judgment/judgement
    keep/keeps/kept/stay/stays/stayed/remain/remains/remained_neutral/silent_on/over
    sit/sits/sat/stay/stays/stayed/remain/remains/remained_on_the_fence
    take/takes/took/taken/taking_no_position/side/sides/stand/stance has/have/had/having_no_position/view/opinion_on
    not_take/taken_a_position/side/stand/stance not_take/taken_sides not_made_up_his/her/its/their_mind/minds
    hasn't/haven't/didn't/doesn't/don't/won't_take/taken_sides
    hasn't/haven't/didn't/doesn't/don't/won't_take/taken_a_position/side/stand/stance
    decline/declines/declined/refuse/refuses/refused/refusing_to_take_sides
    decline/declines/declined/refuse/refuses/refused/refusing_to_take_a_position/side/stand/stance
    avoid/avoids/avoided/avoiding_taking_sides avoid/avoids/avoided/avoiding_taking_a_position/side/stand/stance
    avoid/avoids/avoided/dodge/dodges/dodged/sidestep/sidesteps/sidestepped/evade/evades/evaded_the_question/subject/issue
    yet_to_take_a_position/side/stand/stance yet_to_form_an_opinion yet_to_decide yet_to_say yet_to_take_sides
    yet_to_make_up_his/her/its/their_mind/minds make/makes/made_no_statement leave/leaves/left/leaving_open_whether
    keep/keeps/kept/keeping/stay/stays/stayed/staying_out_of_the_dispute/debate/row/argument/quarrel/discussion
    abstain/abstains/abstained_from/in_the_vote
"""

IRREGULAR = {
    "seek": "sought",
    "give": "gave given",
    "send": "sent",
    "say": "said",
    "stand": "stood",
    "shoot": "shot",
    "cast": "cast",
    "fight": "fought",
    "rewrite": "rewrote rewritten",
    "tear": "tore torn",
    "hold": "held",
    "begin": "began begun",
    "strive": "strove striven",
    "forgo": "forwent forgone",
    "let": "let",
    "build": "built",
    "keep": "kept",
    "put": "put",
    "cut": "cut",
    "sit": "sat",
    "speak": "spoke spoken",
    "withhold": "withheld",
    "forbid": "forbade forbidden",
    "freeze": "froze frozen",
    "withdraw": "withdrew withdrawn",
    "take": "took taken",
    "pay": "paid",
    "speed": "sped speeded",
}
DOUBLED = frozenset(
    "beg drop plan commit permit stop transfer ship sit prefer scrap let put cut begin forbid slam step cap ban".split()
)

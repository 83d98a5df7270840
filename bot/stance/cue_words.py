"""The table of the words that show a position: our own, written from the grammar of English news, not counted."""

# Each row: the sort, the sign, and the cues. "_" joins the words of one, "/" parts words of one place; "!" marks
# what says that the position is new.
VERBS = """
WANT + want seek demand insist insist_on call_for call_on call_upon urge ask ask_for request push push_for press
    press_for lobby_for plead plead_for beg beg_for appeal appeal_for propose advocate advocate_for recommend defend
    praise hail applaud argue_for say_yes_to stand_by stand_behind sign_off_on thank support back endorse welcome
    favour favor prefer hope hope_for wish aspire strive encourage promote require push_to pressure apply_for look_to
    aim_to aim_for petition fight_for live_with stand_with stand_alongside embrace float tout champion laud commend
    salute extol crave covet prioritise prioritize tolerate stomach swallow warm_to hold_out_for campaign_for
    clamour_for clamor_for agitate_for yearn_for long_for rally_behind opt_for settle_for stand_for go_along_with
    subscribe_to consent_to assent_to believe_in lean_towards lean_toward hanker_after argue_in_favour_of
    argue_in_favor_of speak_up_for speak_out_for come_out_for plump_for put_up_with bow_to put_in_a_plea_for
    double_down_on reaffirm rally_support_for drum_up_support_for get_behind sign_onto sign_on_to
    get_on_board_with come_round_to come_around_to
    give_the/its/his/her/their_green_light/go-ahead/nod/blessing/backing_to/for
    hold_out_hope_for hold_out_the_prospect_of raise/moot_the_prospect/possibility/idea_of moot pitch
    pin_its/his/her/their_hopes_on set_its/his/her/their_sights_on make_the/a/its/his/her/their_case_for
    open_the_door_to/for leave_the_door_open_to/for keep_the_door_open_to/for hold_the_door_open_to/for
    throw_its/his/her/their_support/backing/weight_behind throw/put_its/his/her/their_full_weight_behind
    put_its/his/her/their_weight_behind make_no_secret_of leave_no_doubt suggest
WANT - reject oppose refuse rule_out dismiss decline resist object_to warn_against veto block condemn criticise
    criticize denounce exclude forbid prohibit balk_at argue_against vote_against speak_out_against lobby_against
    ignore spurn rebuff ban boycott turn_down say_no_to disagree_with cast_doubt_on pour_cold_water_on
    walk_away_from slam blast lash_out_at decry lambast stand_in_the_way_of walk_back turn_it/them_down
    vote_it/them_down rule_it/them_out bristle_at bridle_at chafe_at baulk_at recoil_at/from
    shy_away_from shrink_from shrink_back_from steer_clear_of stay_away_from keep_away_from stay_out_of shun snub
    scorn scoff_at sneer_at laugh_at ridicule laugh_off brush_aside/off shrug_off wave_aside/away/off swat_away bat_away
    knock_back push_back_on/against hit_out_at rail_against inveigh_against resent loathe detest abhor dread dislike
    distrust mistrust deplore bemoan disparage belittle deride trash assail excoriate castigate berate repudiate
    disavow disown nix rubbish mock quash squash throw_out strike_down frown_on/upon look_askance_at take_issue_with
    take_exception_to take_aim_at find_fault_with poke_holes_in pick_holes_in draw_the_line_at turn_a_deaf_ear_to
    turn_its/his/her/their_back/backs_on turn_up_its/his/her/their_nose/noses_at pour_scorn_on heap_scorn_on
    throw_cold_water_on put_the_brakes_on put_paid_to slam_the_door_on/to shut_the_door_on/to close_the_door_on/to
    pull_the_plug_on give_short_shrift_to give_the_cold_shoulder_to give_a_wide_berth_to back_out_of pull_out_of
    opt_out_of bow_out_of walk_out_of want_nothing_to_do_with have_nothing_to_do_with want_no_part_of/in
    question_the_wisdom/need/value/point/sense_of sound_the_alarm_over/about raise_the_alarm_over/about
    raise_concern/concerns/doubts/misgivings/reservations/alarm/unease_about/over have_doubts_about
    voice_concern/concerns/doubts/misgivings/reservations/alarm/unease_about/over
    express_concern/concerns/doubts/misgivings/reservations/alarm/unease_about/over
    swear_off campaign_against fight_against rage_against/at stand_firm_against hold_the_line_against
    slap_down tear_into protest_against inveigh_at bar strip_out beg_to_differ_on call_into_question blackball
    stonewall vote_down hold_out_against overrule outlaw
WANT -! set_aside_its/his/her/their give_it/them_up abandon relinquish give_up drop renounce forgo give_up_on
    back_away_from withdraw reverse backtrack_on backpedal_on row_back_on renege_on go_back_on retreat_from jettison
    ditch discard rescind revoke axe
DEED + agree accept promise pledge vow commit plan intend decide approve offer provide supply send deliver give donate
    announce order acquiesce_to authorise authorize deploy transfer fund finance grant ship vote_for rush increase
    boost double triple step_up speed_up accelerate renew restore maintain sponsor allow permit sign pass adopt ratify
    sign_up_to take_part_in pay_for contribute allocate earmark hand_over arm unveil dispatch greenlight green-light
    rubber-stamp okay unlock unblock disburse bankroll underwrite furnish airlift lend procure ink pony_up chip_in
    shell_out dole_out sell lead_a/an gift wave_through play_a/its/his/her/their_role/part/full_part_in
    play_a_leading/key/full_role/part_in
DEED +! resume
DEED - cut_back turn_off_the_tap/taps_on/for pull_funding/support/backing/money_for/from suspend halt withhold
    freeze_out cancel scrap cut_off hold_back hold_up freeze_military/aid/arms/all/funding
STEP + start begin continue hold enter engage pursue explore conduct achieve reach secure strengthen guarantee ensure
    let sit_down build launch create keep put advance complete join facilitate expedite fast-track hasten bolster
    beef_up ramp_up scale_up widen deepen sustain keep_up preserve extend revive kick-start kickstart jump-start
    relaunch restart reopen initiate open broker convene hammer_out thrash_out draw_up draft seal clinch help assist
    equip work_on/towards/toward pave_the_way_for/to lay_the_groundwork/ground/foundations_for lend_itself_to
STEP - stop end cease cut reduce limit delay avoid prevent remove lift ease pause curb restrict slow violate dither
    dither_on/over/about stall waver waver_on undermine breach jeopardise jeopardize postpone shelve rewrite tear_up
    cap scale_back/down roll_back wind_down phase_out dial_back/down trim slash curtail dilute water_down weaken
    sabotage torpedo derail obstruct hinder hamper impede thwart stymie foil scupper scuttle frustrate put_off
    fail_to neglect_to hold_off_on slow-walk drag_its/his/her/their_feet_on/over choke_off
THREAT - warn threaten
WANT 0 envisage envision contemplate foresee consider weigh weigh_up mull discuss debate examine study review assess
    ponder think_about think_of entertain countenance toy_with flirt_with chew_over
    keep_an_open_mind_on/about decide_whether abstain_on
"""

PLAIN = """
WANT + ready prepared willing open_to keen eager determined interested_in in_favour_of in_favor_of on_board_with
    able_and_willing in_favour in_favor all_for convinced_by convinced_of could_accept could_imagine would_accept
    would_sign would_like pleased_with happy_with amenable_to receptive_to sympathetic_to/towards/toward supportive_of
    favourable/favorable_to/towards favourably/favorably_disposed_to/towards well-disposed_to/towards inclined_to
    disposed_to excited_about bullish_on/about agreeable_to comfortable_with fine_with ok/okay_with bent_on intent_on
    desperate_for hungry_for impatient_for anxious_for keen_on sold_on wedded_to attached_to in_support_of
    firmly/squarely/fully/solidly_behind open_for adamant_about passionate_about on_the_side_of nothing_against
    rather_have
WANT - loath_to loth_to lukewarm_on/about/to/towards/toward tepid_about/on cool_on/to/towards/toward/about cold_on
    leery_of chary_of suspicious_of distrustful_of mistrustful_of dismissive_of critical_of disdainful_of
    contemptuous_of scornful_of concerned/worried/troubled/disturbed_by/over hostile_to/towards/toward allergic_to
    resistant_to unenthusiastic_about
    unimpressed_by/with uneasy_about/with/over uncomfortable_with/about nervous_about apprehensive_about
    appalled_by/at outraged_by/at/over dismayed_by/at furious_at/about/over/with angry_at/about/over/with angered_by
    incensed_by alarmed_by/at fed_up_with tired_of weary_of sick_of uninterested_in disinclined_to ill-disposed_to
    at_odds_with up_in_arms_over/about squeamish_about cautious_about/on/over
    little/scant/limited/no_interest/faith/trust/enthusiasm/sympathy/patience/appetite_in/for nothing_to_gain_from
WANT - wary_of unconvinced_by unhappy_with displeased_with unwilling reluctant against opposed_to hesitant averse_to
    sceptical/skeptical_of/about/on/towards/toward
WANT - will/would/could_not_be_part_of will/would_never_be_part_of will/would_have_no_part_in
WANT - will_not will_never won't would_not would_never wouldn't
WANT - see/sees/saw/seeing_no_reason/point/need/sense/grounds/use/basis/conditions/possibility/partner_to/in/for/of
WANT - see/sees/saw/seeing_no_prospect/prospects/chance/room_for/of
WANT - say/says/said/saying_no vote/votes/voted/voting_no opt/opts/opted/opting_out
WANT + say/says/said/saying_yes vote/votes/voted/voting_yes
WANT -! no_longer_seeking
WANT -! cool/cools/cooled/cooling/sour/sours/soured/souring_down/off_on
WANT -! cooled/cooling/soured/souring_on/towards/toward gone_cold/sour_on
WANT + make/makes/made_no_bones_about
WANT - have/has/had/am/is/are/was/were/we're/i'm_done/finished/through_with
WANT - no_fan/friend/supporter/champion_of not/never_a_fan/friend/supporter_of no_truck_with
MODAL + has/have/had_earned earned/earns/earn_its/their/his/her can/may_use free/allowed_to_use
    worth_it/fighting/pursuing/trying/every money_well_spent lifeline a_lifeline_for/to
    must/should/has/have/had_to_come_first comes/come_first had_to
    only_real/viable/possible/realistic/reliable_way will/would_one_day will/would_eventually best_security_guarantee
    is/was/be/it_right/reasonable/fair/legitimate/logical/justified_to
MODAL - on_nobody's_list/agenda/mind off_limits a_mirage mirage a_pipe_dream pipe_dream worthless self-defeating
    a_step/bridge_too_far ploy smokescreen contrary_to_our/its/their/his/the not_in_our/its/their/the_interest
    not_in_our/its/their/the_interests would_not_be_responsible/wise/right unreasonable out_of_reach
    would_be_the_end_of nothing_good_will_come not/can't/cannot/couldn't_afford_to
    has/have/had_no_right_to no_legal/moral/constitutional_right_to no_mandate_to refrain_from desist_from
    never/not_been_on_the_table never_on_the_table/agenda not/never/isn't/wasn't/hardly_an_option no_option
    no_longer_an_option will/would_not_be_sent/delivered/deployed/provided/supplied/stationed/invited/admitted/joining
    would/will/could_mean_world/nuclear would/will/could_drag/draw/pull/suck
MODAL 0 should/can/could_not_be_ruled_out/excluded cannot/couldn't/can't/shouldn't_be_ruled_out/excluded
MODAL + must should need needs need_to needs_to has_to have_to ought_to necessary crucial vital important critical
    essential urgent indispensable time_to time_for the_only_way/solution/option/answer/path no_alternative_to
    best_way reason_to reasons_to is/are/was/were_needed would_be_sent/delivered/deployed/provided/supplied/stationed
    justification_for grounds_for will_be will_become will_continue will_remain has/have/had_the/a_right_to imperative
    paramount a_must deserve deserves deserved merit merits desirable preferable justified beneficial indispensable
    a/the/our/my/his/her/their/its_top/first/main/number/biggest/highest_priority the_number_one_priority key_to
    only/best/surest/sole/right/fastest/quickest/only_real/only_viable/only_possible/only_realistic/only_reliable_way
    only/best/surest/sole/right/fastest/quickest_path/route/road/solution/option/answer/guarantee/hope/guarantor/basis
    only_real/viable/possible/realistic/reliable/credible/true/serious_path/route/road/solution/option/answer/guarantee
    a/an_good/important/positive/welcome/necessary/right/historic/encouraging/major_step/idea/start/move/decision/thing/sign
    workable acceptable
    is/are/was/were/be/as/look/looks/looked/seems/seemed/sounds_constructive/sensible/reasonable/justified/fair/promising
    is/are/was/were/be/as/look/looks/looked/seems/seemed/sounds_legitimate/positive/encouraging/helpful/useful/welcome
    right_thing/step/decision/move/course make/makes/made_sense long_overdue
    in_our/its/their/everyone/everybody_interest/interests here_to_stay non-negotiable nonnegotiable not_negotiable
    nothing_is_off_the_table nothing_can/should/must/may/will/would_be_off_the_table
    nothing_can/should/must/may/will/would_be_taken/left/kept_off_the_table
    there_will_be there_would_be there_can_be there_must_be there_could_be there_should_be
    can_begin can_start could_begin could_start would_become irreversible
    much/badly/urgently/desperately/sorely_needed realistic feasible viable achievable attainable
    remain/remains/remained/is/are/stay/stays_open rightful_place place_is_in could/can/might/may_form_a/the_basis
    could/can/might/may_serve_as_a/the_basis a_good/solid/sound_basis will/would_join inevitable overdue
    would/will/could_save will/would_not_waver/falter/weaken/diminish
    let_us/let's_give/talk/make/start/begin/have/negotiate/sit/help/support
MODAL 0 option options
MODAL - unacceptable impossible unrealistic premature pointless senseless meaningless pretext out_of_the_question
    off_the_table red_line non-starter mistake prolong prolongs counterproductive useless provocation dangerous
    a_target legitimate_target/targets waste is/are/was/were_not_needed not_right/ripe_for nonstarter inadmissible
    intolerable inconceivable unfeasible infeasible unworkable illusory illusion delusion fantasy folly madness insane
    insanity foolish absurd ridiculous nonsense nonsensical reckless irresponsible unwise ill-advised ill-conceived
    misguided wrong-headed wrongheaded short-sighted shortsighted immoral unjust illegitimate suicidal suicide
    appeasement capitulation futile fruitless doomed pie_in_the_sky a_dead_end dead-end a_gift_to a_recipe_for
    playing_with_fire fuel_on/to_the_fire/flames oil_on_the_fire blunder out_of_place out_of_line
    not_up_for_negotiation/discussion/debate/grabs not_open_to/for_negotiation/discussion
    not_on_the_table/agenda/cards not_in_the_cards no_longer_on_the_table not_for_sale nothing_but nothing_more_than
    no_more nothing_to_discuss/debate a/direct/existential/serious/grave_threat_to
    would/will/could/may/might_trigger/provoke/undermine/destabilise
    would/will/could/may/might_destabilize/harm/damage would/will/could/may/might_lead_to_escalation/war/disaster
    lead_to_a_catastrophe lead_to_an_escalation/aggravation would/will/could/may/might_mean_war/escalation/surrender
    tantamount_to amount/amounts/amounted_to_capitulation/surrender/appeasement/suicide/treason/betrayal
    would/will/could_amount_to would/will/could_invite would/will/could_enrich would/will/could_drag
    would/will/could_kill
    would/will/could_mean_a_third/world/nuclear/wider would/will/could_draw would/will_destroy would/will_cripple
    as_a_threat/provocation/danger would_be_wasted
    a_bad/terrible/dangerous/dirty/rotten/disastrous_deal/idea/plan/step/move/signal
    a/the_wrong_signal/step/move/answer/way
    would/will_play_into would/will_cross_a_red make/makes/made_no/little_sense plays/play_into trap sham disgrace
    catastrophe calamity outrage travesty farce gimmick stunt charade ploy ruse cave-in sellout sell-out
    wishful_thinking
    pipe_dream fairy_tale mirage unserious unhelpful untenable hypocritical shameful unconscionable outrageous
    unconstructive unjustified unwarranted one-sided dead_set_against
    disaster betrayal unthinkable too_early error would_be_wrong wrong_to not_realistic/viable/feasible/acceptable
    not_a_realistic/viable/feasible/serious_option/goal/outcome/prospect
    would/will_prolong/escalate/widen/backfire/betray/reward/embolden/ruin/endanger
    would/will/could_only/merely/just_help/benefit/prolong/embolden/reward/fuel/encourage/escalate/postpone/delay/worsen/deepen/lead
    will/would/can/could/does/do_not_bring/solve/help/work/end/lead/change/stop/ensure/guarantee/secure/deter
    will/would/can/could_never_bring/solve/help/work/end/happen/succeed won't/doesn't/wouldn't_bring/solve/work/happen
NOUN + necessity importance insistence readiness willingness desire ambition ambitions aspirations bid plea pleas
    plea_for demand_for demands_for request_for requests_for support_for backing_for commitment proposal intention
    intent openness determination obligation interest_in point_in aspiration need_for reason_for reasons_for case_for
    proponent_of supporter_of supporters_of advocate_of advocates_of calls_to call_to pressure_to plans_to
    endorsement_of approval_of/for acceptance_of advocacy_of/for enthusiasm_for appetite_for preference_for
    sympathy_for blessing_for/to consent_to/for assent_to eagerness keenness wish_for wishes_for hopes_for quest_for
    drive_for campaign_for commitments offer_of offers_of offer_to offers_to vision_of/for champion_of champions_of
    backer_of backers_of defender_of defenders_of believer_in believers_in cheerleader_for proponents_of architect_of
    pledge_of pledges_of promise_of promises_of belief_in faith_in praise_for push_for pushes_for preparedness
    enthusiastic_about yes_to embrace_of pitch_for insistence lobbying_for support_from/among praise_from/in
    backing_from/in applause_from/in approval_from/in endorsement_from goal_of/for goals_of/for aim_of/for aims_of/for
    objective_of/for demand_of demands_of priority_of/for ambition_of
    goal/goals/aim/aims/objective/objectives/priority/priorities/condition/conditions/terms/demand/demands_is/are/was
    goal/goals/aim/aims/objective/objectives/priority/priorities/condition/conditions/terms/demand/demands_include
    goal/aim/objective/priority/demand_remains decision_to efforts_to effort_to attempts_to attempt_to drive_to
    campaign_to
NOUN - criticism_from/in condemnation_from/in backlash_from/in resistance_from/in/among
    scepticism/skepticism_from/in/among objections_from/in rejection_from/in ridicule_from/in anger_from/in fury_in
    dismay_in/from no_to renunciation removal suspension rejection refusal opposition resistance objection critic_of
    critics_of pause_on pause_in opponent_of opponents_of objections reluctance unwillingness end_to halt_to ban_on
    compromise_on veto_of/on/over distrust_of/in mistrust_of/in hostility_to/towards/toward aversion_to
    antipathy_to/towards/toward distaste_for disdain_for contempt_for dislike_of disapproval_of condemnation_of
    criticism_of denunciation_of scepticism_about/of/towards/toward/over misgivings_about/over
    skepticism_about/of/towards/toward/over reservations_about/over/on qualms_about/over hesitation_about/over
    unease_about/over repudiation_of dismissal_of abandonment_of cancellation_of termination_of obstruction_of
    freeze_on halt_in curbs_on embargo_on prohibition_of/on foe_of foes_of enemy_of sceptic_of skeptic_of sceptics_of
    skeptics_of protest_against protests_against
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
    "make": "made",
    "leave": "left",
    "throw": "threw thrown",
    "greenlight": "greenlit greenlighted",
    "shrink": "shrank shrunk",
    "hit": "hit",
    "strike": "struck stricken",
    "find": "found",
    "draw": "drew drawn",
    "shut": "shut",
    "have": "had",
    "lend": "lent",
    "go": "went gone",
    "think": "thought",
    "wind": "wound",
    "lay": "laid",
    "lead": "led",
    "swear": "swore sworn",
    "sell": "sold",
    "come": "came come",
}
DOUBLED = frozenset(
    """
    beg drop plan commit permit stop transfer ship sit prefer scrap let put cut begin forbid slam step cap ban shun snub
    nix trim drag opt swat bat hit shut abhor shrug pin strip bar slap
    """.split()
)

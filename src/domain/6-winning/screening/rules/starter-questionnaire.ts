import type { Question, Questionnaire, SubScore } from './questionnaire.ts'

const asked = (
  key: string,
  sub: SubScore,
  weight: number,
  text: string,
  anchors: Question['anchors'],
  more: Partial<Question> = {},
): Question => ({ key, text, anchors, weight, sub, short: false, ...more })

/** Version 1 of every firm, in words of our own. The weights sum to 100. */
export const starterQuestionnaire: Questionnaire = {
  countsFrom: 10,
  goodFrom: 68,
  goodSubFrom: 45,
  poorBelow: 42,
  callMinutes: 210,
  questions: [
    asked(
      '1',
      'long-term',
      9,
      'If we suit each other, how long would you like to keep the same IT firm?',
      ['years', 'a year, then see', 'only this job'],
      { short: true },
    ),
    asked('2', 'long-term', 7, 'What should be different about your IT two years from now?', [
      'two concrete things',
      'one',
      'nothing, never thought of it',
    ]),
    asked('3', 'long-term', 8, 'Last time someone advised something that wasn’t urgent, what became of it?', [
      'done or planned',
      'parked',
      'forgotten until it broke',
    ]),
    asked(
      '4',
      'trust',
      8,
      'Who looked after your IT until now, and how did it end?',
      ['long, with a reason we can mend', 'unclear', 'three or more in three years, all to blame'],
      { short: true },
    ),
    asked('5', 'trust', 7, 'May we see last year’s IT bills, and have admin access for the audit?', [
      'both',
      'one',
      'neither',
    ]),
    asked('6', 'trust', 6, 'A bill surprised you: what did you do?', [
      'asked, settled',
      'paid, annoyed',
      'held the money back',
    ]),
    asked(
      '7',
      'insurance',
      9,
      'Nothing works from nine tomorrow: what has it cost by noon, and by Friday?',
      ['gives a figure that hurts', '“a nuisance”', '“we’d go home”'],
      { short: true, asks: 'own-figure' },
    ),
    asked(
      '8',
      'insurance',
      10,
      'The same amount each month, or little in most months and a lot in a bad one?',
      ['the same', 'depends', 'only when it breaks'],
      { short: true, knockOut: 'never a monthly amount, for anything' },
    ),
    asked(
      '9',
      'insurance',
      5,
      'What do you already insure or keep on a service plan (vehicles, alarm, copier)?',
      ['two or more', 'one', 'nothing'],
    ),
    asked(
      '10',
      'insurance',
      6,
      'Everything is down on a Saturday: how soon should someone be there, and is that worth paying for?',
      ['a sane time, yes', 'at once, price open', 'at once, free'],
    ),
    asked(
      '11',
      'ability',
      6,
      'Who decides, who signs, by when?',
      ['on the phone now, a date', 'known, no date', 'nobody knows'],
      { short: true },
    ),
    asked(
      '12',
      'ability',
      8,
      'What does IT cost in a usual year, all told?',
      ['at or above our smallest plan’s year', '40–80 % of it', 'below 40 %'],
      { short: true, knockOut: 'below 40 %, and no wish to spend more' },
    ),
    asked(
      '13',
      'need',
      6,
      'People, computers, servers, places, and the programs that mustn’t stop?',
      ['within our range, programs we know', 'at the edge', 'under 4 devices or far away'],
      { knockOut: 'on-site needed beyond our area', asks: 'size' },
    ),
    asked(
      '14',
      'need',
      5,
      'Anything we would have to leave as it is though unsafe: unlicensed software, one shared admin password, no backup?',
      ['nothing', 'one, will change', 'several'],
      { short: true, knockOut: 'it stays so' },
    ),
  ],
}

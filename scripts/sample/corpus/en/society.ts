import type { Passage } from '../passage.ts';

export const societyEn: readonly Passage[] = [
  {
    title: 'The printing press arrives',
    sentences: [
      'Before the 1450s, most European books were copied by {hand}.',
      'A single Bible could keep a {scribe} busy for more than a year.',
      'Johannes Gutenberg combined movable metal {type} with a screw press.',
      'His workshop could produce hundreds of {pages} in a single day.',
      'Within fifty years there were {printers} in more than two hundred towns.',
      'Cheaper books meant that new {ideas} spread faster than any ruler could stop them.',
    ],
    summary:
      'Gutenberg’s press replaced slow hand copying, made books cheap and let ideas spread quickly across Europe.',
    questions: [
      ['How were most books made before the 1450s?', 'They were copied by hand.'],
      ['What did Gutenberg combine?', 'Movable metal type and a screw press.'],
      [
        'What was the effect of cheaper books?',
        'New ideas spread faster than rulers could stop them.',
      ],
    ],
  },
  {
    title: 'How a jury works',
    sentences: [
      'A criminal trial with a jury begins by choosing twelve {citizens} at random.',
      'Both sides may object to people who could be {biased}.',
      'The chosen jurors listen to the {witnesses} and look at the evidence.',
      'After the closing speeches the {judge} explains the law to them.',
      'They then withdraw to a closed room and discuss the case in {private}.',
      'Only when they agree do they return and announce the {verdict}.',
    ],
    summary:
      'Jurors are chosen at random, hear the evidence, are told the law, and announce a verdict once they agree.',
    questions: [
      ['How many citizens sit on the jury described?', 'Twelve.'],
      ['Who explains the law to the jurors?', 'The judge.'],
      ['Where do the jurors discuss the case?', 'In a closed room, in private.'],
    ],
  },
  {
    title: 'The bakery and the loan',
    sentences: [
      'Rosa wanted a second {oven} for her bakery but had little money saved.',
      'The bank looked at her accounts and offered a five-year {loan}.',
      'With two ovens she could bake twice as many {loaves} before dawn.',
      'The extra sales covered the monthly {payments} and left a small profit.',
      'By the third year she was able to hire an {assistant}.',
    ],
    summary:
      'Rosa borrowed money for a second oven, and the added sales paid off the loan and let her hire help.',
    questions: [
      ['What did Rosa want to buy?', 'A second oven.'],
      ['How long was the loan?', 'Five years.'],
      ['What was she able to do by the third year?', 'She could hire an assistant.'],
    ],
  },
  {
    title: 'Why cities built sewers',
    sentences: [
      'In the early nineteenth century, London’s waste ran straight into the {Thames}.',
      'The same river supplied much of the city’s {drinking} water.',
      'Outbreaks of {cholera} killed thousands of people.',
      'In the hot summer of 1858 the {stench} became so strong that Parliament could hardly meet.',
      'Lawmakers quickly agreed to pay for a huge network of {brick} sewers.',
      'Once the waste was carried away downstream, the {epidemics} faded.',
    ],
    summary:
      'Disease and the stench of 1858 pushed London to build sewers that carried waste away and ended its epidemics.',
    questions: [
      ['Where did London’s waste go before the sewers?', 'Straight into the Thames.'],
      [
        'What happened in the summer of 1858?',
        'The stench became so strong that Parliament could hardly meet.',
      ],
      ['What were the sewers built of?', 'Brick.'],
    ],
  },
  {
    title: 'Supply, demand and umbrellas',
    sentences: [
      'On sunny days a street vendor sells umbrellas for eight {dollars} each.',
      'When dark clouds gather, more {people} stop at the stall.',
      'The vendor has only twenty {umbrellas} left and cannot get more before evening.',
      'She raises the price to twelve dollars, and {hurried} commuters still pay it.',
      'The next morning a rival sets up across the {street} with a full cart.',
      'By noon {competition} has pushed the price back to eight dollars.',
    ],
    summary:
      'Rain raised demand for scarce umbrellas and so their price, until a competitor brought it down again.',
    questions: [
      ['What does an umbrella cost on sunny days?', 'Eight dollars.'],
      [
        'Why could the vendor raise the price?',
        'More people wanted umbrellas and she had only twenty left.',
      ],
      ['What brought the price back down?', 'Competition from a rival across the street.'],
    ],
  },
  {
    title: 'The first traffic lights',
    sentences: [
      'As cars multiplied, police officers stood at busy {crossings} all day long.',
      'They waved one stream of traffic through while holding back the {other}.',
      'In 1914 an American city put up electric {lamps} in red and green to help them.',
      'Drivers kept getting caught in the middle when the {signal} changed.',
      'A third colour, {yellow}, was soon added to warn them.',
      'Today most lights are switched by {computers} that count the waiting cars.',
    ],
    summary:
      'Traffic lights grew from police hand signals to red and green lamps, gained yellow as a warning and are now run by computers.',
    questions: [
      ['Who controlled crossings before traffic lights?', 'Police officers.'],
      [
        'Why was yellow added?',
        'To warn drivers who were caught in the middle when the signal changed.',
      ],
      ['What controls most lights today?', 'Computers that count the waiting cars.'],
    ],
  },
  {
    title: 'How a bill becomes law',
    sentences: [
      'A proposal for a new law usually starts with a {problem} that voters complain about.',
      'A member of parliament writes it down as a {bill} and presents it.',
      'A small {committee} studies the text and suggests changes.',
      'The full chamber then {debates} the bill and votes on it.',
      'If both chambers agree, the head of {state} signs the text.',
      'On the date printed in it, the new law comes into {force}.',
    ],
    summary:
      'A bill is presented, studied by a committee, debated, voted on and signed before it becomes law.',
    questions: [
      ['Who studies the text of the bill first?', 'A small committee.'],
      ['Who signs the bill?', 'The head of state.'],
      ['When does the law come into force?', 'On the date printed in it.'],
    ],
  },
  {
    title: 'The container that changed trade',
    sentences: [
      'For centuries dockers carried {sacks} and barrels on and off ships one by one.',
      'A ship could lie in {port} for a week while this was going on.',
      'In the 1950s a trucking owner tried loading whole {steel} boxes instead.',
      'A crane could lift each box from a {truck} to the deck in minutes.',
      'Ports, trains and trucks soon agreed on a single standard {size}.',
      'The cost of shipping fell so far that {distance} hardly mattered any more.',
    ],
    summary:
      'Standard steel containers replaced slow loading by hand and made shipping so cheap that distance hardly mattered.',
    questions: [
      ['How long could a ship lie in port before containers?', 'For a week.'],
      ['Who tried loading steel boxes in the 1950s?', 'A trucking owner.'],
      ['What did ports, trains and trucks agree on?', 'A single standard size.'],
    ],
  },
  {
    title: 'A museum after closing time',
    sentences: [
      'At six o’clock a bell rings and the last visitors drift toward the {exit}.',
      'Guards walk through every {gallery} to make sure nobody is left behind.',
      'Once the doors are locked, the {cleaners} bring out soft brooms.',
      'A restorer checks the {humidity} beside the oldest paintings.',
      'Around midnight only the red lights of the {alarm} system are awake.',
    ],
    summary:
      'After a museum closes, guards, cleaners and a restorer do their rounds until only the alarm system is on.',
    questions: [
      ['What happens at six o’clock?', 'A bell rings and the last visitors leave.'],
      ['Who checks the humidity?', 'A restorer.'],
      ['What do the cleaners use?', 'Soft brooms.'],
    ],
  },
  {
    title: 'Insurance in a village',
    sentences: [
      'Every few years a {barn} in the valley burned down and ruined its owner.',
      'The farmers agreed to put ten {coins} each into a common chest every spring.',
      'When lightning struck the next barn, the {chest} paid for a new roof.',
      'Nobody could say in advance who would need the {money}.',
      'But everyone {slept} better, knowing that no fire could ruin them alone.',
    ],
    summary:
      'Farmers shared the risk of fire by paying into a common chest that covered whoever was struck.',
    questions: [
      ['How much did each farmer pay every spring?', 'Ten coins.'],
      ['What did the chest pay for after the lightning strike?', 'A new roof.'],
      ['Why did everyone sleep better?', 'Because no fire could ruin them alone any more.'],
    ],
  },
  {
    title: 'The telegraph and the clock',
    sentences: [
      'Two hundred years ago every town set its clocks by its own {noon}.',
      'A traveller going west had to change his {watch} at every stop.',
      'Railways could not print a clear {timetable} under such conditions.',
      'The telegraph made it possible to send one {signal} to all stations at once.',
      'Countries then divided the map into time {zones}, and local noon was forgotten.',
    ],
    summary:
      'Railways needed a common time, the telegraph could deliver it, and so time zones replaced local noon.',
    questions: [
      ['How did towns set their clocks two hundred years ago?', 'By their own noon.'],
      ['Who could not work well with local times?', 'The railways, which needed clear timetables.'],
      ['What replaced local noon?', 'Time zones.'],
    ],
  },
];

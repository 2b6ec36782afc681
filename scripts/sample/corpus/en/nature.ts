import type { Passage } from '../passage.ts';

export const natureEn: readonly Passage[] = [
  {
    title: 'How a glacier moves',
    sentences: [
      'High in the mountains, more {snow} falls each winter than melts in summer.',
      'Year after year the layers press down and turn into dense blue {ice}.',
      'When the mass becomes heavy enough, it begins to slide {downhill} under its own weight.',
      'The moving ice scrapes {rocks} from the valley floor and carries them along.',
      'At the lower, warmer end the ice {melts} and drops its load of stones.',
    ],
    summary:
      'A glacier forms from packed snow, slides downhill under its own weight and leaves stones where it melts.',
    questions: [
      ['What turns the snow into dense ice?', 'The pressure of layer upon layer, year after year.'],
      [
        'Why does the ice start to slide?',
        'It becomes so heavy that its own weight pulls it downhill.',
      ],
      ['Where does a glacier drop its stones?', 'At its lower, warmer end, where the ice melts.'],
    ],
  },
  {
    title: 'The salmon run',
    sentences: [
      'Salmon hatch in the clear {gravel} beds of small streams.',
      'After a year or more the young fish drift down the river to the {ocean}.',
      'They spend several years feeding at {sea} and grow strong.',
      'When they are ready to breed, they find their home river by its {smell}.',
      'The adults leap up {waterfalls} and rapids to reach the stream of their birth.',
      'There they lay their {eggs}, and the cycle starts again.',
    ],
    summary:
      'Salmon hatch in streams, grow up at sea and return to their home stream by smell to breed.',
    questions: [
      ['Where do salmon hatch?', 'In the gravel beds of small streams.'],
      ['How do salmon find their home river?', 'They recognise it by its smell.'],
      ['What obstacles do the adults leap over?', 'Waterfalls and rapids.'],
    ],
  },
  {
    title: 'Why leaves need stomata',
    sentences: [
      'The underside of a leaf is covered with tiny openings called {stomata}.',
      'In daylight they open and let {carbon} dioxide into the leaf.',
      'While they are open, {water} vapour escapes through the same holes.',
      'On a hot, dry afternoon the plant would lose too much {moisture} this way.',
      'So the cells around each opening go {limp} and close the gap until the air cools.',
    ],
    summary:
      'Stomata let carbon dioxide into a leaf and close in dry heat so that the plant does not lose too much water.',
    questions: [
      ['On which side of the leaf are most of the openings described?', 'On the underside.'],
      ['Which gas enters through the stomata in daylight?', 'Carbon dioxide.'],
      [
        'Why do the openings close on a hot afternoon?',
        'To stop the plant from losing too much water.',
      ],
    ],
  },
  {
    title: 'The life of a star',
    sentences: [
      'A star begins as a cold cloud of gas and {dust}.',
      'Gravity pulls the cloud together until its {core} grows hot and dense.',
      'At some millions of degrees, {hydrogen} starts to fuse into helium and the star lights up.',
      'For most of its life the star {shines} steadily on this fuel.',
      'When the hydrogen runs low, the outer layers swell and the star becomes a red {giant}.',
      'A star like our Sun finally sheds those layers and leaves a small white {dwarf} behind.',
    ],
    summary:
      'A star forms from gas pulled together by gravity, burns hydrogen for most of its life, swells into a red giant and ends, if it is like the Sun, as a white dwarf.',
    questions: [
      ['What does a star begin as?', 'A cold cloud of gas and dust.'],
      ['What reaction makes the star light up?', 'The fusion of hydrogen into helium.'],
      ['What remains at the end of a Sun-like star?', 'A small white dwarf.'],
    ],
  },
  {
    title: 'Coral bleaching',
    sentences: [
      'Corals live together with microscopic {algae} that give them food and colour.',
      'When the sea stays too {warm} for several weeks, the partnership breaks down.',
      'The stressed coral pushes the algae out and its white {skeleton} shows through.',
      'A bleached reef is not dead yet, but it is {starving}.',
      'If the water cools in time, the algae return and the reef can {recover}.',
    ],
    summary:
      'Corals in overly warm water lose the algae that feed them and turn white, but they can recover if the water cools soon.',
    questions: [
      ['What do the algae give the coral?', 'Food and colour.'],
      ['What triggers bleaching?', 'Sea water that stays too warm for several weeks.'],
      ['Can a bleached reef recover?', 'Yes, if the water cools in time and the algae return.'],
    ],
  },
  {
    title: 'A seed wakes up',
    sentences: [
      'A dry bean can wait in a drawer for {years} without changing.',
      'Once it is planted in damp soil, it soaks up water and {swells}.',
      'The tough coat splits and a pale {root} pushes downward.',
      'A day or two later the bent {stem} breaks through the surface.',
      'As soon as it meets the light, it straightens and opens its first {leaves}.',
    ],
    summary:
      'A bean stays dormant until damp soil makes it swell, split, send down a root and finally open its leaves in the light.',
    questions: [
      [
        'What happens first when the bean is planted in damp soil?',
        'It soaks up water and swells.',
      ],
      ['Which part grows first, the root or the stem?', 'The root.'],
      ['When does the stem straighten?', 'As soon as it meets the light.'],
    ],
  },
  {
    title: 'Beavers as builders',
    sentences: [
      'A pair of beavers starts by felling {willows} beside a narrow stream.',
      'They drag the trunks into the water and weigh them down with {mud} and stones.',
      'Behind this dam the stream spreads out into a quiet {pond}.',
      'In the middle of it they pile up a {lodge} whose doors are under water.',
      'Frogs, ducks and {dragonflies} soon move in around the edges.',
    ],
    summary:
      'Beavers dam a stream with trees and mud, and the pond they make becomes a home for many other animals.',
    questions: [
      ['What do beavers use to weigh down the trunks?', 'Mud and stones.'],
      ['Where are the doors of the lodge?', 'Under water.'],
      [
        'Name two animals that move in afterwards.',
        'Frogs and ducks, for example; dragonflies come as well.',
      ],
    ],
  },
  {
    title: 'The eye of the storm',
    sentences: [
      'By noon the wind had ripped {shutters} from half the houses in the harbour.',
      'Rain blew sideways and the {streets} turned into brown rivers.',
      'Then, within minutes, the wind dropped and the {sun} came out.',
      'Some people stepped outside to look at the {damage}.',
      'The old fishermen shouted at them to go back, for this was only the {eye}.',
      'Half an hour later the wind returned from the opposite {direction}, as hard as before.',
    ],
    summary:
      'A hurricane struck a harbour, fell silent while its eye passed over, and then returned just as violently from the other direction.',
    questions: [
      [
        'What happened within minutes after the streets flooded?',
        'The wind dropped and the sun came out.',
      ],
      ['Who warned the people to go back inside?', 'The old fishermen.'],
      ['From where did the wind return?', 'From the opposite direction.'],
    ],
  },
  {
    title: 'How bats find insects',
    sentences: [
      'A hunting bat sends out short, very high {calls} as it flies.',
      'Each call bounces off nearby objects and returns as an {echo}.',
      'From the delay the bat works out how far away the {object} is.',
      'If the echo flutters, the target is beating its {wings} and is probably a moth.',
      'The bat then calls faster and faster until it {snaps} up its prey.',
    ],
    summary:
      'Bats locate flying insects by sending out high calls and judging distance and movement from the echoes.',
    questions: [
      ['What kind of calls does a hunting bat make?', 'Short, very high calls.'],
      ['What does the delay of the echo tell the bat?', 'How far away the object is.'],
      [
        'What does a fluttering echo suggest?',
        'That the target is beating its wings and is probably a moth.',
      ],
    ],
  },
  {
    title: 'From sand to dune',
    sentences: [
      'A dune often starts with nothing more than a {bush} or a stone on a flat desert floor.',
      'Wind slows down behind the obstacle and drops the {grains} it was carrying.',
      'The small heap becomes an obstacle itself and catches even more {sand}.',
      'On the windward side grains are blown up a gentle {slope} to the crest.',
      'From there they tumble down the steep far side, so the whole dune creeps {forward}.',
    ],
    summary:
      'Dunes begin where an obstacle slows the wind, grow by catching sand and creep forward as grains blow over the crest.',
    questions: [
      ['What can start a dune?', 'A small obstacle such as a bush or a stone.'],
      ['Why does the wind drop its sand behind an obstacle?', 'Because it slows down there.'],
      [
        'How does a dune move forward?',
        'Grains are blown up to the crest and tumble down the far side.',
      ],
    ],
  },
];

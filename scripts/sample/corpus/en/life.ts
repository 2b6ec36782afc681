import type { Passage } from '../passage.ts';

export const lifeEn: readonly Passage[] = [
  {
    title: 'Baking sourdough',
    sentences: [
      'Mix flour and water in a jar and leave it on the {counter} for a week.',
      'Feed the mixture every day until it {bubbles} and smells pleasantly sour.',
      'Stir a few spoonfuls of it into fresh {flour}, water and salt.',
      'Let the dough rise {slowly} in a cool place overnight.',
      'Shape the loaf in the morning and bake it in a very hot {oven}.',
      'Wait until the bread is {cold} before you cut it.',
    ],
    summary: 'Sourdough bread needs a week-old starter, a slow overnight rise and a very hot oven.',
    questions: [
      ['How often should the mixture be fed?', 'Every day.'],
      ['Where does the dough rise overnight?', 'In a cool place.'],
      ['When should the bread be cut?', 'Only when it is cold.'],
    ],
  },
  {
    title: 'The wrong suitcase',
    sentences: [
      'At the airport in Lisbon, Ada lifted a green {suitcase} off the belt.',
      'In the hotel she opened it and found forty neatly packed {trumpet} parts.',
      'A card in the lid gave the {number} of a music shop.',
      'The owner laughed and said that he was holding her hiking {boots}.',
      'They met at a {café} halfway and swapped cases.',
      'He played her a tune to prove that nothing was {missing}.',
    ],
    summary:
      'Ada picks up a suitcase of trumpet parts by mistake and swaps it with the owner at a café.',
    questions: [
      ['In which city does the story begin?', 'In Lisbon.'],
      ['What was in the suitcase?', 'Forty trumpet parts.'],
      ['Where did they swap cases?', 'At a café halfway.'],
    ],
  },
  {
    title: 'Unclogging a sink',
    sentences: [
      'Start by placing a {bucket} under the bend of the pipe.',
      'Unscrew the two plastic nuts and take the {bend} off.',
      'Pull out the plug of hair and soap with a piece of {wire}.',
      'Rinse the part in another basin and check the rubber {seal}.',
      'Screw everything together again and run hot {water} to test it.',
    ],
    summary:
      'To unclog a sink, remove the bend of the pipe over a bucket, clear it, check the seal and test with hot water.',
    questions: [
      ['What goes under the pipe first?', 'A bucket.'],
      ['What is the wire for?', 'To pull out the plug of hair and soap.'],
      ['What should be checked while rinsing?', 'The rubber seal.'],
    ],
  },
  {
    title: 'A morning at the fish market',
    sentences: [
      'The boats come in at {four}, long before the city wakes.',
      'Porters slide crates of mackerel and squid across the wet {floor}.',
      'At five a {bell} opens the auction, and the buyers start to shout.',
      'By six the best {tuna} has been sold to the restaurants.',
      'Ordinary {shoppers} arrive at seven and bargain for what is left.',
      'At nine the hoses come out and the {market} is empty again.',
    ],
    summary:
      'A fish market runs from the arrival of the boats at four through the auction to cleaning up at nine.',
    questions: [
      ['What time do the boats come in?', 'At four.'],
      ['What opens the auction?', 'A bell at five.'],
      ['Who buys the best tuna?', 'The restaurants.'],
    ],
  },
  {
    title: 'Learning to sleep better',
    sentences: [
      'Omar used to read messages in {bed} until one in the morning.',
      'He woke up tired and drank {coffee} all day to stay alert.',
      'The caffeine kept him awake the following {night} as well.',
      'A doctor advised him to leave the phone in the {kitchen} at ten.',
      'The first week was hard, but then he began to fall asleep within {minutes}.',
      'A month later two cups of {tea} a day were enough.',
    ],
    summary:
      'Omar broke a cycle of late screens and caffeine by leaving his phone in the kitchen at ten.',
    questions: [
      ['What kept Omar up at first?', 'Reading messages in bed.'],
      ['What did the doctor advise?', 'To leave the phone in the kitchen at ten.'],
      ['How did he drink a month later?', 'Only two cups of tea a day.'],
    ],
  },
  {
    title: 'Planting a balcony',
    sentences: [
      'In {April}, fill long boxes with fresh potting soil.',
      'Set tomato seedlings two hand-widths apart and water them {well}.',
      'Tie each stem loosely to a {stick} as it grows.',
      'Pinch off the side {shoots} so that the plant puts its strength into fruit.',
      'From {July} on you can pick ripe tomatoes every few days.',
    ],
    summary:
      'Tomatoes can be grown on a balcony from April by spacing, tying and pinching the plants, with a harvest from July.',
    questions: [
      ['How far apart should the seedlings be?', 'Two hand-widths.'],
      ['Why are the side shoots pinched off?', 'So that the plant puts its strength into fruit.'],
      ['When does the harvest begin?', 'In July.'],
    ],
  },
  {
    title: 'The last bus',
    sentences: [
      'Nora missed the last bus because she had stopped to help an old {man} with his bags.',
      'She started to walk along the dark {road} by the canal.',
      'After a mile a {taxi} pulled up beside her.',
      'The man with the bags leaned out of the {window} and waved.',
      'He had asked the {driver} to look for the girl in the red coat.',
    ],
    summary:
      'Nora misses her bus while helping a stranger, who then finds her by taxi and gives her a lift.',
    questions: [
      ['Why did Nora miss the bus?', 'She had stopped to help an old man with his bags.'],
      ['Where was she walking?', 'Along the dark road by the canal.'],
      ['What was Nora wearing?', 'A red coat.'],
    ],
  },
  {
    title: 'Packing for a week',
    sentences: [
      'Lay everything you want to take on the {bed} first.',
      'Put half of the {clothes} back into the wardrobe.',
      'Roll what remains and place the heavy {shoes} at the bottom of the bag.',
      'Fill the gaps with {socks} and chargers.',
      'Keep {medicine} and documents in the small bag that stays with you.',
      'Finally, lift the case and walk up the {stairs} once to see if you can carry it.',
    ],
    summary:
      'Pack for a week by halving your clothes, rolling them, using every gap and keeping essentials with you.',
    questions: [
      ['What should be done with half of the clothes?', 'They should go back into the wardrobe.'],
      ['Where do the shoes go?', 'At the bottom of the bag.'],
      ['What stays in the small bag?', 'Medicine and documents.'],
    ],
  },
  {
    title: 'A fire drill at school',
    sentences: [
      'At ten past nine the {alarm} rang through the whole building.',
      'The children left their {books} open and lined up by the door.',
      'Their teacher took the {register} from the wall and counted heads.',
      'The class walked down the {staircase} without running.',
      'In the yard every child answered when a {name} was called.',
      'Four minutes after the alarm the {principal} announced that everyone was safe.',
    ],
    summary:
      'In a school fire drill the class lined up, walked out calmly, was counted, and was safe within four minutes.',
    questions: [
      ['When did the alarm ring?', 'At ten past nine.'],
      ['What did the teacher take from the wall?', 'The register.'],
      ['How long did the drill take?', 'Four minutes.'],
    ],
  },
  {
    title: 'Repairing an old radio',
    sentences: [
      'Grandfather’s radio had been silent since the {move}.',
      'Lena unscrewed the back and blew away the {dust}.',
      'One {wire} had come loose from the speaker.',
      'She warmed up the {soldering} iron and fixed it with a drop of tin.',
      'When she turned the knob, a {crackle} came first and then a brass band.',
      'Grandfather put down his {newspaper} and tapped his foot.',
    ],
    summary:
      'Lena found a loose wire in her grandfather’s radio, soldered it, and the music played again.',
    questions: [
      ['What was wrong with the radio?', 'A wire had come loose from the speaker.'],
      ['What did Lena use to fix it?', 'A soldering iron and a drop of tin.'],
      ['What was heard first?', 'A crackle.'],
    ],
  },
  {
    title: 'How to read a map',
    sentences: [
      'Turn the map until its {north} points the same way as your compass needle.',
      'Look for two landmarks you can {see}, such as a tower and a lake.',
      'Draw an imaginary line from each of them back to {yourself}.',
      'The place where the lines {cross} is where you are standing.',
      'Now measure the distance to your goal with the {scale} at the edge of the sheet.',
    ],
    summary:
      'Line the map up with a compass, find your position from two landmarks and measure the way with the scale.',
    questions: [
      ['What do you do first with the map?', 'Turn it until its north matches the compass needle.'],
      ['How many landmarks do you need?', 'Two.'],
      ['Where on the sheet is the scale?', 'At the edge.'],
    ],
  },
];

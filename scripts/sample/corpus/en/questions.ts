import type { ConceptualQuestion } from '../conceptual-question.ts';

export const questionsEn: readonly ConceptualQuestion[] = [
  [
    'Why does the sky look blue during the day?',
    'Air molecules scatter short-wavelength blue light far more strongly than red light.',
  ],
  [
    'How can ice float on water?',
    'Water expands as it freezes, so ice is less dense than the liquid around it.',
  ],
  [
    'Compare bacteria and viruses.',
    'Bacteria are cells that live and divide on their own, while viruses can multiply only inside the cells of a host.',
  ],
  [
    'What would happen to the tides if the Moon disappeared?',
    'They would become much weaker, because only the smaller pull of the Sun would be left.',
  ],
  [
    'Why do antibiotics not help against the flu?',
    'Flu is caused by a virus, and antibiotics act only on bacteria.',
  ],
  [
    'Explain why metal feels colder than wood in the same room.',
    'Metal conducts heat away from the hand much faster, although both have the same temperature.',
  ],
  [
    'How does a vaccine protect someone who has never been ill?',
    'It shows the immune system a harmless form of the germ, so that the body can respond quickly to the real one.',
  ],
  [
    'Why are there seasons on Earth?',
    'The axis of the Earth is tilted, so each half receives more direct sunlight for part of the year.',
  ],
  [
    'What if there were no friction at all?',
    'Nobody could walk or brake, because shoes and tyres would have nothing to push against.',
  ],
  [
    'In what way do plants depend on fungi?',
    'Many fungi bring water and minerals to the roots and receive sugar in exchange.',
  ],
  [
    'Why do astronauts float inside a space station?',
    'They and the station are falling around the Earth together, so nothing presses them against the floor.',
  ],
  [
    'Discuss the advantages and drawbacks of nuclear power.',
    'It produces a steady supply with little carbon dioxide, but the waste stays dangerous for a long time and accidents can be severe.',
  ],
  [
    'How do noise-cancelling headphones work?',
    'They record the outside sound and play an inverted wave that cancels it.',
  ],
  [
    'Why does bread rise?',
    'Yeast feeds on sugar in the dough and gives off gas that is trapped in the gluten.',
  ],
  [
    'Why does food cook faster in a pressure cooker?',
    'The higher pressure raises the boiling point of water, so the food cooks at a higher temperature.',
  ],
  [
    'What makes diamonds harder than graphite although both are carbon?',
    'In diamond every atom is bonded to four others in a rigid network, whereas graphite has layers that slide.',
  ],
  [
    'Is a tomato a fruit or a vegetable? Explain your answer.',
    'Botanically it is a fruit because it grows from a flower and holds seeds; in the kitchen it is treated as a vegetable.',
  ],
  [
    'Why do leaves change colour in autumn?',
    'Trees stop making chlorophyll, and the yellow and red pigments become visible.',
  ],
  [
    'How do earthquakes cause tsunamis?',
    'A sudden shift of the sea floor lifts a huge mass of water, which spreads out as long waves.',
  ],
  [
    'Contrast weather with climate.',
    'Weather is the state of the air at a given time, and climate is the pattern of weather over decades.',
  ],
  [
    'Why is biodiversity important for farming?',
    'Varied species pollinate crops, control pests and provide genes for plants that resist disease.',
  ],
  [
    'What could go wrong if a country printed unlimited money?',
    'Prices would rise faster and faster, because more money would chase the same amount of goods.',
  ],
  [
    'Why do central banks raise interest rates?',
    'Dearer credit slows spending and so holds back inflation.',
  ],
  [
    'How can trade make both countries better off?',
    'Each produces what it can make at a lower opportunity cost and exchanges it for the rest.',
  ],
  [
    'Why might a minimum wage reduce employment?',
    'If labour costs more than it brings in, some employers hire fewer people.',
  ],
  [
    'What is the difference between a debt and a deficit?',
    'A deficit is the shortfall of one year, and debt is the total of what has been borrowed.',
  ],
  [
    'How does insurance make risk bearable?',
    'Many people pay a small amount so that the few who suffer a loss can be compensated.',
  ],
  [
    'Why do shops set prices that end in ninety-nine?',
    'Buyers pay most attention to the first digit, so the price seems lower than it is.',
  ],
  [
    'Why should judges be independent of the government?',
    'Otherwise they could not rule fairly in cases in which the government itself has an interest.',
  ],
  [
    'Compare civil law cases with criminal cases.',
    'A civil case settles a dispute between parties, while in a criminal case the state prosecutes an offence.',
  ],
  [
    'What might happen if voting were compulsory?',
    'Turnout would rise, but some people would vote without caring about or knowing the choices.',
  ],
  [
    'Why do democracies protect minorities from majority decisions?',
    'Basic rights would mean little if any majority of the day could remove them.',
  ],
  [
    'How did the printing press change science?',
    'Identical copies let scholars in distant places compare results and correct one another.',
  ],
  [
    'Why did people settle near rivers first?',
    'Rivers offered water, fertile soil, food and an easy way to travel.',
  ],
  [
    'What caused the decline of the Roman Empire in the West?',
    'Historians name a mixture of costly wars, weak rulers, economic trouble and pressure on the borders.',
  ],
  [
    'How did railways alter the idea of time?',
    'Timetables forced towns to give up local noon and share a standard time.',
  ],
  [
    'Why do historians compare several sources?',
    'Every source has its own viewpoint and gaps, and agreement between independent ones is more reliable.',
  ],
  [
    'What would a world without written language be like?',
    'Knowledge would depend on memory and speech, so laws, science and long records would be hard to keep.',
  ],
  [
    'Why do languages change over time?',
    'Each generation learns them slightly differently, and contact, technology and fashion bring in new forms.',
  ],
  [
    'How does a first-person narrator limit a story?',
    'Readers learn only what that character knows, notices and chooses to tell.',
  ],
  [
    'Why do tragedies give pleasure to audiences?',
    'They let people feel fear and pity safely and see meaning in suffering.',
  ],
  [
    'Compare a novel with the film made from it.',
    'The novel can describe thoughts at length, while the film shows the same events through images and sound in far less time.',
  ],
  [
    'Why does perspective make a flat picture look deep?',
    'Lines that meet at a vanishing point imitate how distant things appear smaller to the eye.',
  ],
  [
    'Why do minor keys often sound sad?',
    'Their intervals sound darker to many listeners, and centuries of sad songs have made the link familiar.',
  ],
  [
    'How does regular exercise strengthen the heart?',
    'The heart muscle grows and pumps more blood with every beat, so it can work more slowly at rest.',
  ],
  [
    'Why is home advantage real in sport?',
    'Familiar surroundings, less travel and the crowd’s influence all help the home side.',
  ],
  [
    'Should sprinters and marathon runners train the same way? Why or why not?',
    'No, because sprinters need explosive power while marathon runners need endurance.',
  ],
  [
    'Why does travel across time zones make people tired?',
    'The inner clock still follows the old time, so sleep and alertness come at the wrong hours.',
  ],
  [
    'What are the effects of mass tourism on small towns?',
    'It brings income and jobs, but it can raise rents, crowd the streets and wear out the sights.',
  ],
  [
    'Why does a longer password give more security?',
    'Every extra character multiplies the number of combinations that have to be tried.',
  ],
  [
    'How does a search engine decide which page comes first?',
    'It combines how well the words match with signs of quality, such as links from other trusted pages.',
  ],
  [
    'Why can an algorithm be biased without anyone intending it?',
    'It learns from data that reflect past human decisions, including unfair ones.',
  ],
  [
    'What is the difference between correlation and causation?',
    'Correlation means that two things vary together; causation means that one produces the other.',
  ],
  [
    'When is the median a better summary than the mean?',
    'When a few extreme values would pull the mean away from what is typical.',
  ],
  [
    'Why can we not divide by zero?',
    'No number times zero gives a non-zero result, so the division has no answer.',
  ],
  [
    'How can a file be compressed without losing anything?',
    'Patterns that repeat are replaced by shorter codes from which the original can be rebuilt.',
  ],
  [
    'Why do we remember emotional events more clearly?',
    'Stress hormones strengthen the storage of memories at such moments.',
  ],
  [
    'How does sleep help learning?',
    'During sleep the brain replays and stabilises what was learnt during the day.',
  ],
  [
    'What makes habits so difficult to break?',
    'Repeated actions become automatic and are triggered by cues before we think.',
  ],
  [
    'Would people be happier with more choices? Give reasons.',
    'Not always, since many options take effort to compare and leave people wondering whether they chose wrongly.',
  ],
  [
    'Why is it hard to predict the weather more than two weeks ahead?',
    'The atmosphere is chaotic, so tiny errors in the starting data grow until the forecast is useless.',
  ],
  [
    'How would cities change if most cars were shared?',
    'Fewer cars would be parked, and much of that space could become paths, parks or housing.',
  ],
  [
    'Why do onions make us cry?',
    'Cutting them releases a gas that irritates the eyes, and tears wash it away.',
  ],
  [
    'In what sense is money a social agreement?',
    'It has value only because people trust that others will accept it in turn.',
  ],
];

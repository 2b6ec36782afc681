import type { Concept } from '../concept.ts';

export const conceptsEn: readonly Concept[] = [
  {
    term: 'photosynthesis',
    field: 'biology',
    gloss:
      'the process by which plants use light to turn carbon dioxide and water into sugar and oxygen',
  },
  {
    term: 'osmosis',
    field: 'biology',
    gloss: 'the movement of water through a membrane towards the side with more dissolved material',
  },
  {
    term: 'an ecosystem',
    field: 'biology',
    gloss: 'a community of living things together with the environment they depend on',
  },
  {
    term: 'a gene',
    field: 'biology',
    gloss:
      'a stretch of hereditary material that carries the instructions for making a particular product of the cell',
  },
  {
    term: 'an enzyme',
    field: 'biology',
    gloss: 'a protein that speeds up a particular chemical reaction in living things',
  },
  {
    term: 'metabolism',
    field: 'biology',
    gloss: 'the sum of the chemical reactions that keep an organism alive',
  },
  {
    term: 'symbiosis',
    field: 'biology',
    gloss: 'a close, long-term relationship between two different species',
  },
  {
    term: 'a placebo',
    field: 'medicine',
    gloss: 'a treatment without an active ingredient that is given for comparison or reassurance',
  },
  {
    term: 'an antibody',
    field: 'medicine',
    gloss: 'a protein of the immune system that binds to a specific foreign substance',
  },
  {
    term: 'a pandemic',
    field: 'medicine',
    gloss: 'an outbreak of a disease that spreads across many countries',
  },
  {
    term: 'inertia',
    field: 'physics',
    gloss: 'the tendency of an object to keep its state of rest or motion',
  },
  {
    term: 'friction',
    field: 'physics',
    gloss: 'a force that opposes the sliding of two surfaces against each other',
  },
  { term: 'density', field: 'physics', gloss: 'the mass of a substance divided by its volume' },
  { term: 'momentum', field: 'physics', gloss: 'the product of an object’s mass and its velocity' },
  {
    term: 'refraction',
    field: 'physics',
    gloss: 'the bending of a wave as it passes from one medium into another',
  },
  {
    term: 'a catalyst',
    field: 'chemistry',
    gloss: 'a substance that speeds up a reaction without being used up by it',
  },
  {
    term: 'an isotope',
    field: 'chemistry',
    gloss: 'a form of an element that has a different number of neutrons',
  },
  {
    term: 'an acid',
    field: 'chemistry',
    gloss: 'a substance that gives off hydrogen ions when it is dissolved in water',
  },
  { term: 'sublimation', field: 'chemistry', gloss: 'the change of a solid directly into a gas' },
  {
    term: 'an eclipse',
    field: 'astronomy',
    gloss:
      'an event in which one body in space passes into the shadow of another or hides it from view',
  },
  {
    term: 'a galaxy',
    field: 'astronomy',
    gloss: 'a vast system of stars, gas and dust held together by gravity',
  },
  {
    term: 'a comet',
    field: 'astronomy',
    gloss: 'a small icy body that grows a tail of gas and dust when it comes close to the Sun',
  },
  { term: 'humidity', field: 'meteorology', gloss: 'the amount of water vapour in the air' },
  {
    term: 'a monsoon',
    field: 'meteorology',
    gloss: 'a seasonal wind that brings a marked change of rainfall',
  },
  {
    term: 'erosion',
    field: 'geology',
    gloss: 'the wearing away of soil and rock by wind, water or ice',
  },
  {
    term: 'a fossil',
    field: 'geology',
    gloss: 'the preserved remains or trace of a living thing from the distant past',
  },
  { term: 'inflation', field: 'economics', gloss: 'a general and lasting rise in prices' },
  {
    term: 'opportunity cost',
    field: 'economics',
    gloss: 'the value of the best alternative that is given up by a choice',
  },
  {
    term: 'a monopoly',
    field: 'economics',
    gloss: 'a market in which a single seller controls the supply',
  },
  {
    term: 'a subsidy',
    field: 'economics',
    gloss: 'money paid by a government to keep the price of something low or to support a producer',
  },
  {
    term: 'comparative advantage',
    field: 'economics',
    gloss: 'the ability to produce something at a lower opportunity cost than others',
  },
  {
    term: 'a dividend',
    field: 'finance',
    gloss: 'a share of a company’s profit that is paid to its owners',
  },
  {
    term: 'compound interest',
    field: 'finance',
    gloss: 'interest that is paid on the original sum and on the interest already earned',
  },
  {
    term: 'a mortgage',
    field: 'finance',
    gloss: 'a loan for buying property in which the property itself serves as security',
  },
  { term: 'a tariff', field: 'trade', gloss: 'a tax on goods that cross a border' },
  {
    term: 'a constitution',
    field: 'law',
    gloss: 'the set of basic rules by which a state is governed',
  },
  {
    term: 'a precedent',
    field: 'law',
    gloss: 'an earlier court decision that guides later cases of the same kind',
  },
  { term: 'perjury', field: 'law', gloss: 'the offence of lying under oath' },
  {
    term: 'a contract',
    field: 'law',
    gloss: 'an agreement between two or more parties that the law will enforce',
  },
  {
    term: 'federalism',
    field: 'politics',
    gloss: 'a system that divides power between a central government and its member states',
  },
  {
    term: 'a referendum',
    field: 'politics',
    gloss: 'a direct vote of the people on a single question',
  },
  {
    term: 'diplomacy',
    field: 'politics',
    gloss: 'the practice of managing relations between states by negotiation',
  },
  {
    term: 'urbanisation',
    field: 'sociology',
    gloss: 'the growth of the share of people who live in towns and cities',
  },
  {
    term: 'a census',
    field: 'sociology',
    gloss: 'an official count of the people who live in a country',
  },
  {
    term: 'feudalism',
    field: 'history',
    gloss: 'a system in which land was granted in return for loyalty and military service',
  },
  {
    term: 'the Renaissance',
    field: 'history',
    gloss:
      'a European movement from the fourteenth century on that revived the art and learning of antiquity',
  },
  {
    term: 'a metaphor',
    field: 'literature',
    gloss: 'a figure of speech that describes one thing as if it were another',
  },
  {
    term: 'irony',
    field: 'literature',
    gloss:
      'the use of words to express something other than, and often opposite to, their plain meaning',
  },
  {
    term: 'a sonnet',
    field: 'literature',
    gloss: 'a poem of fourteen lines with a fixed pattern of rhyme',
  },
  {
    term: 'foreshadowing',
    field: 'literature',
    gloss: 'a hint placed early in a story at something that happens later',
  },
  {
    term: 'counterpoint',
    field: 'music',
    gloss: 'the art of combining independent melodies at the same time',
  },
  { term: 'tempo', field: 'music', gloss: 'the speed at which a piece of music is played' },
  {
    term: 'a fresco',
    field: 'art',
    gloss: 'a painting made on wet plaster so that the colours sink in as it dries',
  },
  {
    term: 'an algorithm',
    field: 'computer science',
    gloss: 'a finite list of precise steps for solving a problem',
  },
  {
    term: 'recursion',
    field: 'computer science',
    gloss: 'a way of solving a problem in which a function calls itself on smaller cases',
  },
  {
    term: 'encryption',
    field: 'computer science',
    gloss: 'the conversion of information into a form that cannot be read without a key',
  },
  {
    term: 'a database',
    field: 'computer science',
    gloss: 'an organised collection of data that can be searched and updated',
  },
  {
    term: 'a compiler',
    field: 'computer science',
    gloss: 'a program that translates source code into a form a machine can run',
  },
  {
    term: 'a prime number',
    field: 'mathematics',
    gloss: 'a whole number greater than one that is divisible only by one and itself',
  },
  {
    term: 'probability',
    field: 'mathematics',
    gloss: 'a number between zero and one that says how likely an event is',
  },
  {
    term: 'the median',
    field: 'statistics',
    gloss: 'the middle value of a set of numbers arranged in order',
  },
  {
    term: 'a correlation',
    field: 'statistics',
    gloss: 'a measure of how strongly two quantities vary together',
  },
  {
    term: 'induction',
    field: 'logic',
    gloss: 'reasoning from particular cases to a general conclusion',
  },
  {
    term: 'a paradox',
    field: 'logic',
    gloss: 'a statement that seems to contradict itself although it follows from sound premises',
  },
  {
    term: 'empathy',
    field: 'psychology',
    gloss: 'the ability to understand and share the feelings of another person',
  },
  {
    term: 'confirmation bias',
    field: 'psychology',
    gloss: 'the tendency to favour information that supports what one already believes',
  },
  {
    term: 'fermentation',
    field: 'food science',
    gloss: 'the conversion of sugar by microbes into products such as alcohol or acid',
  },
  {
    term: 'an itinerary',
    field: 'travel',
    gloss: 'a planned route for a journey with its stops and times',
  },
];

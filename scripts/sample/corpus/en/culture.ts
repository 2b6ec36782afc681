import type { Passage } from '../passage.ts';

export const cultureEn: readonly Passage[] = [
  {
    title: 'The lighthouse letter',
    sentences: [
      'Every Friday a boat brought {mail} to the lighthouse on Gull Rock.',
      'For eleven years the keeper had never received a single {letter}.',
      'One stormy week a grey {envelope} lay at the bottom of the sack.',
      'It came from a {captain} who had steered by the light on the worst night of his life.',
      'The keeper read it twice and pinned it beside the {lamp}.',
      'From then on he polished the {glass} a little longer every evening.',
    ],
    summary:
      'A lonely lighthouse keeper receives a letter of thanks from a captain and takes new pride in his work.',
    questions: [
      ['How often did the boat come?', 'Every Friday.'],
      ['Who wrote the letter?', 'A captain who had steered by the light on a terrible night.'],
      ['Where did the keeper pin the letter?', 'Beside the lamp.'],
    ],
  },
  {
    title: 'Penalty shoot-out',
    sentences: [
      'After two hours of play the {score} was still level.',
      'The referee tossed a coin, and the visitors chose to {shoot} first.',
      'Four players from each side scored without {trouble}.',
      'Then the visitors’ captain sent the ball over the {crossbar}.',
      'The youngest player on the home team walked slowly to the {spot}.',
      'She placed the ball low in the left {corner}, and the stadium erupted.',
    ],
    summary:
      'A level match went to penalties, the visiting captain missed, and the youngest home player scored the winner.',
    questions: [
      ['Which side shot first?', 'The visitors.'],
      ['Who missed a penalty?', 'The visitors’ captain.'],
      ['Where did the winning shot go?', 'Low into the left corner.'],
    ],
  },
  {
    title: 'How a violin is made',
    sentences: [
      'A violin maker first chooses well-dried {spruce} for the top and maple for the back.',
      'She carves both plates with small {planes} until they ring when tapped.',
      'The thin side strips are bent over a hot {iron}.',
      'Once the body is glued, the {neck} is fitted at an exact angle.',
      'Many coats of {varnish} follow, each one dried for days.',
      'Only then are the {strings} put on and the first notes played.',
    ],
    summary:
      'Making a violin means carving plates, bending the sides, gluing the body, fitting the neck, varnishing and finally stringing it.',
    questions: [
      ['Which wood is used for the back?', 'Maple.'],
      ['How are the side strips bent?', 'Over a hot iron.'],
      ['What is done last before playing?', 'The strings are put on.'],
    ],
  },
  {
    title: 'The tortoise race, again',
    sentences: [
      'A year after his famous defeat, the hare demanded a second {race}.',
      'This time he promised himself not to take a {nap}.',
      'The tortoise agreed, but asked that she might choose the {course}.',
      'At the start the hare vanished in a cloud of {dust}.',
      'Halfway along, however, the path ended at a wide {river}.',
      'The hare was still searching for a bridge when the tortoise {swam} calmly past him.',
    ],
    summary:
      'The hare demands a rematch without napping, but the tortoise picks a course with a river and wins again.',
    questions: [
      ['What did the hare promise himself?', 'Not to take a nap.'],
      ['What did the tortoise ask for?', 'To choose the course.'],
      ['What stopped the hare?', 'A wide river.'],
    ],
  },
  {
    title: 'The silent film pianist',
    sentences: [
      'In the age of silent film every cinema had a {piano} below the screen.',
      'The pianist watched the picture and {invented} music as it went along.',
      'A chase called for quick {chords}, a farewell for a slow waltz.',
      'When sound film arrived in the late 1920s, the {music} came from the reel.',
      'Within a few years thousands of {pianists} had lost their jobs.',
    ],
    summary:
      'Pianists improvised music for silent films until sound film made them unnecessary around 1930.',
    questions: [
      ['Where did the piano stand?', 'Below the screen.'],
      ['What music did a farewell call for?', 'A slow waltz.'],
      [
        'Why did the pianists lose their jobs?',
        'Because sound film brought its own music on the reel.',
      ],
    ],
  },
  {
    title: 'A rehearsal in the rain',
    sentences: [
      'The open-air theatre had sold every {seat} for the opening night.',
      'At the last rehearsal a cloudburst soaked the painted {forest}.',
      'The director shouted for everybody to keep {playing}.',
      'Actors slipped, lanterns hissed, and the {trumpets} filled with water.',
      'When the scene ended, the stage crew stood up and {applauded}.',
      'The director decided to keep the artificial {rain} in the show.',
    ],
    summary:
      'Rain at an open-air rehearsal made the scene so good that the director kept artificial rain in the show.',
    questions: [
      ['What was soaked by the cloudburst?', 'The painted forest.'],
      ['How did the stage crew react?', 'They stood up and applauded.'],
      ['What did the director decide?', 'To keep artificial rain in the show.'],
    ],
  },
  {
    title: 'How haiku works',
    sentences: [
      'A traditional Japanese haiku has seventeen {syllables} in three lines.',
      'It opens with an image, very often from {nature}.',
      'A single word usually tells the reader which {season} it is.',
      'Then the poem turns, and a {second} image is set beside the first.',
      'The {reader} has to find what connects the two.',
    ],
    summary:
      'A haiku sets two images side by side in seventeen syllables, names a season and lets the reader connect them.',
    questions: [
      ['How many syllables does a traditional haiku have?', 'Seventeen.'],
      ['What does a single word usually tell the reader?', 'Which season it is.'],
      ['Who has to connect the two images?', 'The reader.'],
    ],
  },
  {
    title: 'The borrowed painting',
    sentences: [
      'When Mr Alder died, a small landscape was found behind his {wardrobe}.',
      'A label on the back bore the stamp of the town {library}.',
      'The librarian searched the old registers and found that it had been lent in {1931}.',
      'The borrower had promised to return it after one {week}.',
      'His granddaughter wrapped the picture and carried it back in the {snow}.',
      'The library waived the {fine} and hung the painting by the door.',
    ],
    summary:
      'A painting borrowed from a library in 1931 is found after its holder’s death and returned by his granddaughter.',
    questions: [
      ['Where was the landscape found?', 'Behind the wardrobe.'],
      ['When had it been lent?', 'In 1931.'],
      ['What did the library do about the fine?', 'It waived it.'],
    ],
  },
  {
    title: 'Learning to juggle',
    sentences: [
      'Begin with a single {ball} and throw it from hand to hand at eye height.',
      'When the arc feels even, take a {second} ball in the other hand.',
      'Throw it just as the first one reaches its {peak}.',
      'Practise until you can stop with one ball in each {hand}.',
      'Only then add the {third} ball and keep the same rhythm.',
    ],
    summary:
      'Juggling is learnt by throwing one ball evenly, adding a second at the peak of the first, and then a third.',
    questions: [
      ['At what height should the ball be thrown?', 'At eye height.'],
      ['When do you throw the second ball?', 'Just as the first one reaches its peak.'],
      ['What stays the same when the third ball is added?', 'The rhythm.'],
    ],
  },
  {
    title: 'Olympic flame',
    sentences: [
      'Months before the Games, the flame is lit in {Olympia} with a curved mirror.',
      'The mirror gathers {sunlight} on the tip of a torch.',
      'Runners then pass the fire from {torch} to torch across many countries.',
      'On aeroplanes it travels in a {lantern} like those used by miners.',
      'At the opening ceremony the last runner lights the great {cauldron}.',
    ],
    summary:
      'The Olympic flame is lit by sunlight in Olympia, carried by relay and used to light the cauldron at the opening.',
    questions: [
      ['What is used to light the flame?', 'A curved mirror that gathers sunlight.'],
      ['How does the flame travel on aeroplanes?', 'In a lantern like those used by miners.'],
      ['What does the last runner light?', 'The great cauldron.'],
    ],
  },
];

/** The words of the command were wrong; the message says which and what is right. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `instruction-clusters: cluster the instructions of a JSONL file and split it by cluster

  instruction-clusters cluster FILE… [options]  cluster a file, a folder of files, or several
                                                files as one, and write a run folder
  instruction-clusters update RUN [options]     give new and changed rows to the clusters of a run
  instruction-clusters apply RUN FILE [options] give the rows of another file to the clusters of a run
  instruction-clusters recut RUN --k N|auto     give a run another number of clusters
  instruction-clusters seed RUN FILE            give rows to clusters of types that are named in FILE
  instruction-clusters map RUN [--json]         lay the texts of a run out in two dimensions
  instruction-clusters show RUN [--json]        show the clusters of a run
  instruction-clusters search RUN QUERY         find rows by words or by meaning
  instruction-clusters names RUN --endpoint E   let a language model suggest names for clusters
  instruction-clusters split RUN --out DIR      write the clusters to files
  instruction-clusters verify DIR [--json]      check a folder that split wrote
  instruction-clusters repair FILE [--out F]    show which broken lines can be mended, or write a mended copy
  instruction-clusters cache [--clear]          show how much the vectors of all files take, or delete them

cluster
  --k N|auto        number of clusters, 2 to 1000 (default: auto)
  --method M        tree: k can be changed later; k-means: exactly k-means, k = 4
                    unless given (default: tree)
  --template T      text to cluster, such as '{instruction}\\n{input}' (default: found in the file)
  --sample N        cluster only N rows, drawn evenly from the file
  --model M         use-multilingual-v3 (built in), the folder of a model in ONNX form, the id
                    of a model of the Hugging Face hub, an endpoint (URL#MODEL), or vectors
                    that are there: field:NAME or FILE.npy (default: use-multilingual-v3)
  --download        download the model when it is not there
  --models DIR      folder of downloaded models (default: in the user's cache folder)
  --send-to HOST    the host of the endpoint, to which texts may be sent
  --pooling P       mean, cls, last or own (default: as the model says)
  --prefix TEXT     stands before every text, such as 'query: ' (default: as the model says)
  --max-tokens N    tokens of a text that are read (default: as the model says, 512 at most)
  --dtype D         fp32, fp16, q8, int8, uint8, q4, q4f16 or bnb4 (default: q8 where it is there)
  --seed N          another seed, another start (default: 1)
  --form W          weight of the form beside the meaning, 0 to 2 (default: 0.5)
  --run DIR         run folder to write (default: FILE.clusters)
  --cache DIR       folder that keeps vectors (default: the user's cache folder)
  --cache-size MB   what it may take; vectors not used for longest go first (default: 4096)
  --device D        cpu, cuda, dml, coreml or webgpu; cpu where it is not there (default: cpu)
  --threads N       threads for the model (default: one a core, less one from 3 on)
  --json            print one JSON object instead of text

recut
  --k N|auto        number of clusters, 2 to 1000, or as many as the run's tree has
  --json            print one JSON object instead of text

seed
  FILE              a JSON list of { name, type, phrases, lines, threshold }: rows whose cosine to one
                    of the phrases, or to one of the rows in these lines, is threshold or more
  --preview         show what each would take, and change nothing
  --model M …       the model of the run and its options, as for cluster
  --json            print one JSON object instead of text

update
  --model M …       the model of the run and its options, as for cluster
  --cache DIR       folder that keeps vectors (default: the user's cache folder)
  --cache-size MB   what it may take; vectors not used for longest go first (default: 4096)
  --json            print one JSON object instead of text

apply
  --run DIR         run folder of FILE to write (default: FILE.clusters)
  --unlike D        rows farther than D, 0 to 2, from every cluster get none (default: all get one)
  --model M …       the model of the run and its options, as for cluster
  --cache DIR       folder that keeps vectors (default: the user's cache folder)
  --cache-size MB   what it may take; vectors not used for longest go first (default: 4096)
  --json            print one JSON object instead of text

search
  --regex           QUERY is a regular expression (JavaScript's) for one value of a row
  --case            upper and lower case count
  --meaning         find the rows whose texts are nearest to QUERY in meaning and form
  --model M …       the model of the run and its options, as for cluster
  --cluster ID[,ID…]  look only in these clusters; may be repeated
  --limit N         show only N rows (default: 20)
  --json            print one JSON object instead of text

names
  --endpoint E      address, # and model of a server that speaks /v1/chat/completions,
                    such as http://localhost:11434/v1#llama3.2
  --send-to HOST    the host of the endpoint, to which texts may be sent
  --cluster ID[,ID…]  name only these clusters; may be repeated (default: all without a name)
  --language L      a language tag such as ko, or rows: that of each cluster's rows (default: rows)
  --show            show the texts that would be sent, and send nothing
  --accept          give the clusters these names; names that are there stay
  --json            print one JSON object instead of text

split
  --drop ID[,ID…]   clusters whose rows go to the file _dropped; may be repeated
  --layout L        clusters: one file a cluster; types: one a type; combined: one file whose rows
                    say their cluster (default: clusters)
  --form F          source: as FILE stores its rows; packed: the same, packed as FILE is; jsonl:
                    lines of JSON (default: source)
  --names PATTERN   names of the files, with {id}, {name}, {type} and {file}
  --fields C,N,T    what combined adds for cluster, name and type, - for none
                    (default: cluster,cluster_name,cluster_type)
  --rows N          write N rows, drawn from the kept clusters, and leave out the others
  --per P           N is the total, or that of every cluster (default: total)
  --allocation A    rows a cluster: proportional, square-root or equal (default: proportional)
  --choice C        which: random, nearest to the centre, or varied (default: random)
  --seed N          another seed, other random rows (default: 1)
  --duplicates      draw rows with equal text more than once
  --rest            write what is left out to the file _left-out
  --plan            show what would be written, and write nothing
  --force           replace the files of an earlier split
  --json            print one JSON object instead of text

cache
  --clear           delete the vectors; files and clusters stay
  --cache DIR       folder that keeps vectors (default: the user's cache folder)
  --json            print one JSON object instead of text

Exit codes: 0 done, 1 the work failed, 2 the command was wrong.`;

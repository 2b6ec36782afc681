import type { ClusterTree } from '../tree/cluster-tree.ts';
import { ClusterNode } from '../tree/tree-node.ts';

/** What key bindings of the tree pass, as in `contributes.keybindings`: a key knows no item. */
const selection = 'tree-selection';

/**
 * What a command is called with: its file and clusters when it comes from the tree, which passes the item of the
 * menu and all selected ones when it is one of them; anything else as it is.
 * @returns undefined for a key of the tree with no cluster selected
 */
export function argumentsOf(
  tree: ClusterTree,
  args: readonly unknown[],
): readonly unknown[] | undefined {
  const [first, second] = args;
  if (first === selection) return ofNodes(tree.selection);
  if (!(first instanceof ClusterNode)) return args;
  const others: readonly unknown[] = Array.isArray(second) ? second : [];
  const nodes = others.filter(node => node instanceof ClusterNode);
  return ofNodes(nodes.length > 0 ? nodes : [first]);
}

function ofNodes(nodes: readonly ClusterNode[]): readonly unknown[] | undefined {
  const [first] = nodes;
  return first && [first.source, nodes.map(({ cluster }) => cluster.id)];
}

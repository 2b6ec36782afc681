import * as v from 'valibot';
import type * as vscode from 'vscode';
import type { FieldColumn } from '../../protocol/explore-api.ts';

const columnsSchema = v.array(v.object({ field: v.string(), width: v.number() }));

function keyOf(source: vscode.Uri): string {
  return `exploreColumns:${source.fsPath}`;
}

/** The columns that the person chose for a file; undefined when nobody did. */
export function readColumns(
  memory: vscode.Memento,
  source: vscode.Uri,
): readonly FieldColumn[] | undefined {
  const parsed = v.safeParse(columnsSchema, memory.get<unknown>(keyOf(source)));
  return parsed.success ? parsed.output : undefined;
}

export async function keepColumns(
  memory: vscode.Memento,
  source: vscode.Uri,
  columns: readonly FieldColumn[],
): Promise<void> {
  await memory.update(keyOf(source), columns);
}

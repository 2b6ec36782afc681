import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { InstructionClustersApi } from '../../../src/host/api.ts';
import type { FileResult } from '../../../src/host/files/clustered-file.ts';
import { openSuggestions } from '../../../src/host/naming/name-suggestion.ts';
import { cluster, sampleRows, writeRows } from './clusters.ts';

/** A clustered file, and what is suggested for its clusters. */
export class NamedFile {
  private constructor(
    private readonly api: InstructionClustersApi,
    private readonly source: vscode.Uri,
  ) {}

  static async create(api: InstructionClustersApi, name: string): Promise<NamedFile> {
    const source = await writeRows(name, await sampleRows(300));
    await cluster(api, source);
    return new NamedFile(api, source);
  }

  get result(): FileResult {
    const found = this.api.fileOf(this.source)?.result;
    assert.ok(found);
    return found;
  }

  nameOf(id: number): string | undefined {
    return this.result.run.clusters.find(one => one.id === id)?.name;
  }

  suggested(): Map<number, string> {
    const suggestions = this.api.fileOf(this.source)?.suggestions ?? [];
    const open = openSuggestions(suggestions, this.result.run.clusters);
    return new Map(open.map(({ cluster: id, name }) => [id, name]));
  }

  run(command: string, ...args: unknown[]): Thenable<unknown> {
    return vscode.commands.executeCommand(command, this.source, ...args);
  }
}

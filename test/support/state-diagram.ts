import type { Lifecycle } from '../../src/platform/lifecycle.js'

/** A lifecycle table as a Mermaid state diagram: what a module's README shows. */
export function stateDiagram(first: string, ...lifecycles: Lifecycle<string>[]): string {
  const edges = lifecycles.flatMap((lifecycle) => Object.entries(lifecycle)
    .flatMap(([action, { from, to }]) => from.map((state) => `    ${state} --> ${to}: ${action}`)))
  return ['```mermaid', 'stateDiagram-v2', `    [*] --> ${first}`, ...edges, '```'].join('\n')
}

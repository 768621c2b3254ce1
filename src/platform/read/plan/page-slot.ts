import type { ReadValue } from '../parameters.js'
import type { PageRequest } from '../page.js'

/** Where a plan reads the arguments of one list from: their structure is in its text, their values are bound for every run. */
export class PageSlot {
  readonly structure: string

  /** `requestWith` throws BAD_INPUT as the ordinary way does. */
  constructor(readonly index: number, readonly requestWith: (variables: Record<string, unknown>) => PageRequest, readonly planned: PageRequest) {
    this.structure = structureOf(planned)
  }

  fits(request: PageRequest): boolean {
    return structureOf(request) === this.structure
  }

  filter(name: string): ReadValue {
    return ({ pages }) => (pages[this.index]?.filter as Record<string, unknown> | undefined)?.[name]
  }

  limit(side: 'after' | 'before'): (part: number) => ReadValue {
    return (part) => ({ pages }) => pages[this.index]?.[side]?.[part]
  }
}

/** What decides the text of a list: sizes too, because PostgreSQL plans a known limit much better. */
function structureOf({ order, forward, size, after, before, filter }: PageRequest): string {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => typeof value === 'boolean' ? `${name}=${value}` : name)
  return [order.name, forward, size, after !== null, before !== null, ...given].join()
}

import type { ReadValue } from '../parameters.js'
import { givenFilters, type PageRequest } from '../page.js'
import { ArgumentSlot } from './argument-slot.js'

/** The arguments of one list. */
export class PageSlot extends ArgumentSlot<PageRequest> {
  constructor(index: number, requestWith: (variables: Record<string, unknown>) => PageRequest, planned: PageRequest) {
    super(index, requestWith, planned, structureOf)
  }

  filter(name: string): ReadValue {
    return ({ asked }) => ((asked[this.index] as PageRequest | undefined)?.filter as Record<string, unknown> | undefined)?.[name]
  }

  limit(side: 'after' | 'before'): (part: number) => ReadValue {
    return (part) => ({ asked }) => (asked[this.index] as PageRequest | undefined)?.[side]?.[part]
  }
}

/** What decides the text of a list: sizes too, because PostgreSQL plans a known limit much better. */
function structureOf({ order, forward, size, after, before, filter }: PageRequest): string {
  const filters = givenFilters(filter).map(([name, value]) => typeof value === 'boolean' ? `${name}=${value}` : name)
  return [order.name, forward, size, after !== null, before !== null, ...filters].join()
}

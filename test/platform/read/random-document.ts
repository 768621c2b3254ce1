import type { GraphQLInputType } from 'graphql'

/** A document and one of its operations. */
export interface Asked { query: string; operationName: string | null; variables: Record<string, unknown> }

/** Stands in a generated selection for a variable of this type with this value. */
export function asVariable(type: GraphQLInputType, value: unknown): string {
  return `«${String(type)}|${JSON.stringify(value)}»`
}

/** Stands in a generated selection for a fragment that has a name. */
export function asFragment(type: string, fields: string): string {
  return `⟪${type}|${fields}⟫`
}

const VARIABLE = /«([^|»]+)\|([^»]*)»/g
const INNERMOST_FRAGMENT = /⟪(\w+)\|([^⟪⟫]*)⟫/

export interface GeneratedOperation { kind: 'query' | 'subscription'; fields: string }

/** Writes operations with the variables and fragments that their selections stand for; `shared` are variables that selections name themselves, and their types. */
export function documentOf(operations: readonly GeneratedOperation[], shared: Readonly<Record<string, string>>): Pick<Asked, 'query' | 'variables'> {
  const variables: Record<string, unknown> = {}
  const fragments: string[] = []
  const texts = operations.map(({ kind, fields }, number) => {
    const declared = Object.entries(shared).filter(([name]) => fields.includes(`$${name}`)).map(([name, type]) => `$${name}: ${type}`)
    const bound = fields.replace(VARIABLE, (_, type: string, value: string) => {
      const name = `v${Object.keys(variables).length}`
      variables[name] = JSON.parse(value)
      declared.push(`$${name}: ${type}`)
      return `$${name}`
    })
    return `${kind} Operation${number}${declared.length > 0 ? ` (${declared.join(', ')})` : ''} { ${withoutFragments(bound, fragments)} }`
  })
  return { query: [...texts, ...fragments].join('\n'), variables }
}

/** Moves what is in fragments to `into`. */
function withoutFragments(text: string, into: string[]): string {
  const [whole, type, fields] = INNERMOST_FRAGMENT.exec(text) ?? []
  if (whole === undefined) return text
  const name = `F${into.length}`
  into.push(`fragment ${name} on ${type} { ${fields} }`)
  return withoutFragments(text.replace(whole, () => `...${name}`), into)
}

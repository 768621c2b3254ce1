/**
 * What a text of SQL may depend on in an operation's variables: which are given, numbers (sizes of pages), booleans (directives, filters for
 * null), and values of enums outside objects (orders, groups). What else they say is bound for every run.
 */
export function structureOf(variables: Readonly<Record<string, unknown>>, isEnum: (name: string) => boolean): string {
  const parts = Object.entries(variables).map(([name, value]) => `${name}:${isEnum(name) ? String(value) : shapeOf(value)}`)
  return parts.join()
}

function shapeOf(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value)
  if (Array.isArray(value)) return '[]'
  if (typeof value === 'object') return `{${Object.entries(value).map(([name, inner]) => `${name}:${shapeOf(inner)}`).join()}}`
  return typeof value
}

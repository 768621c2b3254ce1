/** The same text as `writeCursor` makes of a name and values: JSON in base64url. The values are expressions of a type that JSON has. */
export function cursorSql(name: string, values: readonly string[]): string {
  const parts = values.map((value) => `',' || to_json(${value})::text`)
  const text = [`'[${JSON.stringify(name)}'`, ...parts, `']'`].join(' || ')
  return `translate(encode(convert_to(${text}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`
}

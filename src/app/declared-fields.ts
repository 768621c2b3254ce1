import { GraphQLObjectType, type GraphQLSchema } from 'graphql'
import { allReadModels, type ReadModel } from '../platform/read/read-model.js'
import { entities } from './modules.js'

/** Every field of every row is declared in a read model, and every declared field exists. @throws naming what to write where */
export function checkDeclaredFields(schema: GraphQLSchema): void {
  const wrong = Object.values(schema.getTypeMap()).flatMap((type) => type instanceof GraphQLObjectType && isRow(type) ? wrongWith(type) : [])
  if (wrong.length > 0) throw new Error(`What may be read, and by whom, is not what the read models say:\n${wrong.join('\n')}`)
}

/** Whatever has an id of its own, or a table. */
function isRow(type: GraphQLObjectType): boolean {
  return type.getInterfaces().some(({ name }) => name === 'Node') || entities.some(({ name }) => name === type.name)
}

function wrongWith(type: GraphQLObjectType): string[] {
  const model = allReadModels().find(({ entity }) => entity.name === type.name)
  if (!model) return [`- ${type.name} has no read model: add readModel(${type.name}, { view, open, … }) to the *.reads.ts of its module.`]
  const offered = type.getFields()
  const declared = declaredBy(model)
  return [
    ...Object.keys(offered).filter((name) => !declared.has(name)).map((name) => `- ${type.name}.${name} is not declared: in readModel(${type.name}, …) add it to "open"`
      + ' if everybody may read it who sees the row, to "fields" with a policy if fewer may, or say in "relations", "derived" or "computed" how it is made.'),
    ...namesOf(model).filter((name) => !offered[name]).map((name) => `- readModel(${type.name}, …) declares "${name}", which is no field of the type: remove it.`),
    ...Object.keys(model.fields).filter((name) => offered[name] && !offered[name].extensions['computed'])
      .map((name) => `- ${type.name}.${name} has a policy of its own that nothing asks: read it in a field resolver by ctx.reader.restricted.`),
  ]
}

/** A policy alone is no claim that there is such a field: it also hides a column in the audit trail. */
function declaredBy(model: ReadModel): ReadonlySet<string> {
  return new Set(['id', ...namesOf(model), ...Object.keys(model.fields)])
}

function namesOf({ open, relations, derived, computed }: ReadModel): string[] {
  return [...open, ...[relations, derived, computed].flatMap(Object.keys)]
}

import { getMetadataStorage, validate, type ValidationError } from 'class-validator'
import { getNamedType } from 'graphql'
import type { ResolverData, ValidatorFn } from 'type-graphql'
import { ARGUMENT_TEXTS } from './argument-texts.js'
import { DomainError, ErrorCode, type Path, type Violation } from './errors.js'
import type { Text } from './locale.js'
import { fill } from './rules.js'

/**
 * Checks what a resolver is given against the decorators of its class. Paths begin with the argument's name, as those of rules do.
 * @throws BAD_INPUT with everything that is not well-formed
 */
export const validateArguments: ValidatorFn = async (value, type, { info }: ResolverData): Promise<void> => {
  if (typeof value !== 'object' || value === null) return
  const mistakes = await validate(value, { skipMissingProperties: true, forbidUnknownValues: false })
  if (mistakes.length > 0) throw new DomainError(ErrorCode.BAD_INPUT, seeRules, {}, mistakes.flatMap((mistake) => violationsOf(mistake, argumentOf(type, info))))
}

/** The name of the argument whose type is an input class; the class that holds all arguments of a field has none. */
function argumentOf(type: unknown, { parentType, fieldName }: ResolverData['info']): Path {
  const className = typeof type === 'function' ? type.name : null
  const argument = parentType.getFields()[fieldName]?.args.find((candidate) => getNamedType(candidate.type).name === className)
  return argument ? [argument.name] : []
}

function violationsOf(mistake: ValidationError, above: Path): Violation[] {
  const { property, constraints = {}, children = [] } = mistake
  const path = [...above, /^\d+$/.test(property) ? Number(property) : property]
  const own = Object.keys(constraints).map((check) => ({ code: check.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(), path, message: textOf(check, mistake) }))
  return [...own, ...children.flatMap((child) => violationsOf(child, path))]
}

function textOf(check: string, { target, property, contexts }: ValidationError): Text {
  const text = (contexts?.[check] ?? ARGUMENT_TEXTS[check]) as Text | undefined
  if (!text) throw new Error(`${check} of ${property} has no text`)
  const checks = getMetadataStorage().getTargetValidationMetadatas(target?.constructor ?? Object, '', false, false)
  const figures = checks.find(({ name, propertyName }) => name === check && propertyName === property)?.constraints
  return { en: fill(text.en, { ...figures }), id: fill(text.id, { ...figures }) }
}

const seeRules: Text = { en: 'Some values are not valid; see "rules".', id: 'Beberapa nilai tidak sah; lihat "rules".' }

import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql'
import { specifiedRules, validate } from 'graphql'
import { MAX_ERRORS } from './limits.js'
import { invalidDocument } from './refusal.js'

/**
 * Validates a document that is within the limits: some rules compare all pairs of fields. Names of the schema that were not asked
 * about are not suggested.
 */
export function validateOperation(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  return validate(schema, document, specifiedRules, { maxErrors: MAX_ERRORS, hideSuggestions: true }).map(invalidDocument)
}

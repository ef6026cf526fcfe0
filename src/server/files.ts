import { credentialFiles, type ServerKind } from './kind.ts';

/** Files and nothing else: for any server that reads PEM, with commands and endpoints as the workflow gives them. */
export const files: ServerKind = {
  name: 'files',
  defaultSdsFile: null,
  files: credentialFiles,
  doubts: () => false,
  advice: ({ hasReloadCommand, hasEndpoints }) =>
    hasEndpoints && !hasReloadCommand
      ? [
          'no reload-command was given: the server must notice changed files by itself, or the endpoints will never serve them',
        ]
      : [],
};

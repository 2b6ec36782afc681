/** Id of the model that the program brings along. */
export const builtInModel = 'use-multilingual-v3';

/** Values in the label of an operation; plain text, so that a reload keeps them. */
export type OperationParams = Readonly<Record<string, string>>;

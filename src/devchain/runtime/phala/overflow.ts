/** Whether an error of the pallets' arithmetic says that a number does not fit. */
export const isOverflow = (error: unknown): boolean =>
	error instanceof Error && "code" in error && error.code === "INVALID_AMOUNT";

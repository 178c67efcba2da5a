/** Whether an error is an overflow of the pallets' arithmetic. */
export const isOverflow = (error: unknown): boolean =>
	error instanceof Error && "code" in error && error.code === "INVALID_AMOUNT";

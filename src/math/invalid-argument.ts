import { PhalaError } from "../errors/error.ts";

/** Error for an amount that the chain cannot represent. */
export function invalidAmount(value: unknown, message: string): PhalaError<"INVALID_AMOUNT"> {
	return new PhalaError("INVALID_AMOUNT", `${String(value)} is no amount: ${message}`, { value: String(value) });
}

/** Error for a commission that the chain cannot represent. */
export function invalidCommission(value: unknown, message: string): PhalaError<"INVALID_COMMISSION"> {
	return new PhalaError("INVALID_COMMISSION", `${String(value)} is no commission: ${message}`, {
		value: String(value),
	});
}

/** Error for any other argument that cannot be right. */
export function invalidArgument(name: string, value: unknown, message: string): PhalaError<"INVALID_ARGUMENT"> {
	return new PhalaError("INVALID_ARGUMENT", `${name}: ${message}`, { name, value: String(value) });
}

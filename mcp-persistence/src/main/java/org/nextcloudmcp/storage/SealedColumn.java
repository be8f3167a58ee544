package org.nextcloudmcp.storage;

import org.nextcloudmcp.crypto.AssociatedData;
import org.nextcloudmcp.oauth.Subject;

/**
 * A column of sealed values, in a table that also has the columns {@code id}, {@code issuer} and {@code sub}. What it
 * says of the associated data must be what the repository of that table seals with.
 *
 * @param table its table
 * @param name its name
 * @param purpose the purpose in the associated data
 * @param generation the column that the generation in the associated data comes from
 */
public record SealedColumn(String table, String name, String purpose, String generation) {

    /** The associated data of the value in the row with this subject and this generation. */
    public AssociatedData associatedData(Subject subject, long generationRead) {
        return new AssociatedData(purpose, subject, generationRead);
    }

    @Override
    public String toString() {
        return table + "." + name;
    }
}

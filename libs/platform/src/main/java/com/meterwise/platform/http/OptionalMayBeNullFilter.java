package com.meterwise.platform.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/** Says in the OpenAPI document what the JSON does: a field that is not required is written as null where there is no value. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OptionalMayBeNullFilter implements OASFilter {

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getProperties() == null) return schema;
        List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
        Map<String, Schema> properties = new LinkedHashMap<>();
        schema.getProperties()
                .forEach((name, property) -> properties.put(name, required.contains(name) ? property : nullable(property)));
        return schema.properties(properties);
    }

    private static Schema nullable(Schema schema) {
        if (schema.getRef() != null)
            return OASFactory.createSchema().anyOf(List.of(schema, OASFactory.createSchema().addType(SchemaType.NULL)));
        List<SchemaType> types = schema.getType();
        if (types == null || types.contains(SchemaType.NULL)) return schema;
        List<SchemaType> more = new ArrayList<>(types);
        more.add(SchemaType.NULL);
        schema.type(more);
        if (schema.getEnumeration() != null && !schema.getEnumeration().contains(null)) {
            List<Object> values = new ArrayList<>(schema.getEnumeration());
            values.add(null);
            schema.enumeration(values);
        }
        return schema;
    }
}

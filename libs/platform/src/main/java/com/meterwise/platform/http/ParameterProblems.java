package com.meterwise.platform.http;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

/** A parameter that is none of the words it may be is told so with the words; the framework would answer 404 and no word. */
@Provider
public class ParameterProblems implements ParamConverterProvider {
    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return type.isEnum() ? new Word<>(type, name(annotations)) : null;
    }

    private static String name(Annotation[] annotations) {
        for (Annotation one : annotations) {
            if (one instanceof QueryParam query) return query.value();
            if (one instanceof PathParam path) return path.value();
        }
        return "parameter";
    }

    private record Word<T>(Class<T> type, String name) implements ParamConverter<T> {
        @Override
        public T fromString(String value) {
            if (value == null) return null;
            return Arrays.stream(type.getEnumConstants()).filter(one -> toString(one).equals(value)).findFirst()
                    .orElseThrow(() -> Problem.badRequest(name,
                            "%s must be one of %s, got %s".formatted(name, Arrays.toString(type.getEnumConstants()), value)));
        }

        @Override
        public String toString(T value) { return ((Enum<?>) value).name(); }
    }
}

import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Rewrites jars so that pattern switches and the methods of records are plain code.
///
/// The compiler leaves both to `invokedynamic`, whose first call makes a class at run time: a
/// millisecond or more for each switch, dozens on every command. JDK 25 keeps lambdas in its AOT
/// cache, but not these. What they answer stays the same. A call that has another shape than
/// expected is left alone.
///
///     java -cp CLASS_PATH scripts/Straighten.java JAR...
final class Straighten {
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final ClassDesc STRING_BUILDER = ClassDesc.of("java.lang.StringBuilder");
    private static final MethodTypeDesc EQUALS =
            MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object);
    private static final int HIDDEN =
            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

    private Straighten() {}

    public static void main(String[] jars) throws IOException {
        // all are read through the class path, so none is replaced before all are written
        var written = new LinkedHashMap<Path, Path>();
        for (var jar : jars) {
            written.put(Path.of(jar), rewritten(Path.of(jar)));
        }
        for (var jar : written.entrySet()) {
            Files.move(jar.getValue(), jar.getKey(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path rewritten(Path jar) throws IOException {
        var target = jar.resolveSibling(jar.getFileName() + ".straight");
        try (var source = new ZipFile(jar.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(target))) {
            for (var entry : source.stream().toList()) {
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(entry.getTimeLocal());
                out.putNextEntry(copy);
                var bytes = source.getInputStream(entry).readAllBytes();
                var isClass =
                        entry.getName().endsWith(".class")
                                && !entry.getName().equals("module-info.class");
                out.write(isClass ? straight(bytes) : bytes);
                out.closeEntry();
            }
        }
        return target;
    }

    private static byte[] straight(byte[] bytes) {
        var file = ClassFile.of();
        var model = file.parse(bytes);
        var made = new Made(model);
        for (var method : model.methods()) {
            if (made.concerns(method)) {
                return file.transformClass(model, made);
            }
        }
        return bytes;
    }

    /// The plain methods of one class.
    private static final class Made implements ClassTransform {
        private final ClassModel model;
        private final ClassDesc owner;
        private final boolean isInterface;
        private final List<Plain> plain = new ArrayList<>();
        private final Map<String, Integer> counts = new HashMap<>();

        Made(ClassModel model) {
            this.model = model;
            this.owner = model.thisClass().asSymbol();
            this.isInterface = (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
        }

        private record Plain(String name, MethodTypeDesc type, Body body) {}

        private interface Body {
            void write(CodeBuilder code);
        }

        boolean concerns(MethodModel method) {
            if (method.code().isEmpty()) {
                return false;
            }
            for (CodeElement element : method.code().get()) {
                if (element instanceof InvokeDynamicInstruction call && body(call).isPresent()) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void accept(ClassBuilder builder, ClassElement element) {
            if (element instanceof MethodModel method && concerns(method)) {
                builder.transformMethod(method, MethodTransform.transformingCode(calls()));
            } else {
                builder.with(element);
            }
        }

        @Override
        public void atEnd(ClassBuilder builder) {
            for (var method : plain) {
                builder.withMethodBody(method.name, method.type, HIDDEN, method.body::write);
            }
        }

        private CodeTransform calls() {
            return (code, element) -> {
                var body =
                        element instanceof InvokeDynamicInstruction call
                                ? body(call)
                                : Optional.<Body>empty();
                if (body.isEmpty()) {
                    code.with(element);
                    return;
                }
                var call = (InvokeDynamicInstruction) element;
                var kind = call.name().stringValue();
                var name = kind + "$" + counts.merge(kind, 1, Integer::sum);
                plain.add(new Plain(name, call.typeSymbol(), body.get()));
                code.invokestatic(owner, name, call.typeSymbol(), isInterface);
            };
        }

        private Optional<Body> body(InvokeDynamicInstruction call) {
            var bootstrap = call.bootstrapMethod();
            return switch (bootstrap.owner().displayName() + "." + bootstrap.methodName()) {
                case "SwitchBootstraps.typeSwitch" -> typeSwitch(call);
                case "ObjectMethods.bootstrap" -> ofRecord(call);
                default -> Optional.empty();
            };
        }

        /// `int typeSwitch(T target, int restart)`: the first label from `restart` on that fits.
        private static Optional<Body> typeSwitch(InvokeDynamicInstruction call) {
            if (call.typeSymbol().parameterType(0).isPrimitive()) {
                return Optional.empty();
            }
            var labels = call.bootstrapArgs();
            for (var label : labels) {
                if (!(label instanceof String)
                        && !(label instanceof ClassDesc type && !type.isPrimitive())) {
                    return Optional.empty();
                }
            }
            return Optional.of(
                    code -> {
                        var notNull = code.newLabel();
                        code.aload(0).ifnonnull(notNull).iconst_m1().ireturn();
                        code.labelBinding(notNull);
                        for (var i = 0; i < labels.size(); i++) {
                            var next = code.newLabel();
                            code.iload(1).loadConstant(i).if_icmpgt(next);
                            if (labels.get(i) instanceof ClassDesc type) {
                                code.aload(0).instanceOf(type);
                            } else {
                                code.loadConstant(labels.get(i)).aload(0);
                                code.invokevirtual(ConstantDescs.CD_Object, "equals", EQUALS);
                            }
                            code.ifeq(next).loadConstant(i).ireturn();
                            code.labelBinding(next);
                        }
                        code.loadConstant(labels.size()).ireturn();
                    });
        }

        private record Field(String name, ClassDesc type) {}

        private Optional<Body> ofRecord(InvokeDynamicInstruction call) {
            var fields = new ArrayList<Field>();
            for (var argument : call.bootstrapArgs().subList(2, call.bootstrapArgs().size())) {
                if (!(argument instanceof DirectMethodHandleDesc getter)
                        || getter.kind() != DirectMethodHandleDesc.Kind.GETTER) {
                    return Optional.empty();
                }
                fields.add(new Field(getter.methodName(), getter.invocationType().returnType()));
            }
            return switch (call.name().stringValue()) {
                case "equals" -> Optional.of(code -> equality(code, fields));
                case "hashCode" -> Optional.of(code -> hash(code, fields));
                case "toString" -> Optional.of(code -> text(code, fields));
                default -> Optional.empty();
            };
        }

        private void equality(CodeBuilder code, List<Field> fields) {
            var other = code.newLabel();
            code.aload(0).aload(1).if_acmpne(other).iconst_1().ireturn();
            code.labelBinding(other);
            var differ = code.newLabel();
            code.aload(1).instanceOf(owner).ifeq(differ);
            code.aload(1).checkcast(owner).astore(2);
            for (var field : fields) {
                code.aload(0).getfield(owner, field.name, field.type);
                code.aload(2).getfield(owner, field.name, field.type);
                switch (TypeKind.from(field.type)) {
                    case REFERENCE ->
                            code.invokestatic(
                                            OBJECTS,
                                            "equals",
                                            MethodTypeDesc.of(
                                                    ConstantDescs.CD_boolean,
                                                    ConstantDescs.CD_Object,
                                                    ConstantDescs.CD_Object))
                                    .ifeq(differ);
                    case LONG -> code.lcmp().ifne(differ);
                    case FLOAT, DOUBLE ->
                            code.invokestatic(
                                            boxed(field.type),
                                            "compare",
                                            MethodTypeDesc.of(
                                                    ConstantDescs.CD_int, field.type, field.type))
                                    .ifne(differ);
                    default -> code.if_icmpne(differ);
                }
            }
            code.iconst_1().ireturn().labelBinding(differ).iconst_0().ireturn();
        }

        private void hash(CodeBuilder code, List<Field> fields) {
            code.iconst_0();
            for (var field : fields) {
                code.bipush(31).imul();
                code.aload(0).getfield(owner, field.name, field.type);
                var reference = TypeKind.from(field.type) == TypeKind.REFERENCE;
                code.invokestatic(
                        reference ? OBJECTS : boxed(field.type),
                        "hashCode",
                        MethodTypeDesc.of(
                                ConstantDescs.CD_int,
                                reference ? ConstantDescs.CD_Object : field.type));
                code.iadd();
            }
            code.ireturn();
        }

        private void text(CodeBuilder code, List<Field> fields) {
            var name = owner.displayName();
            var simple = name.substring(name.lastIndexOf('$') + 1);
            code.new_(STRING_BUILDER).dup().loadConstant(simple + "[");
            code.invokespecial(
                    STRING_BUILDER,
                    ConstantDescs.INIT_NAME,
                    MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String));
            var separator = "";
            for (var field : fields) {
                append(code.loadConstant(separator + field.name + "="), ConstantDescs.CD_String);
                code.aload(0).getfield(owner, field.name, field.type);
                append(
                        code,
                        switch (TypeKind.from(field.type)) {
                            case REFERENCE -> ConstantDescs.CD_Object;
                            case BYTE, SHORT -> ConstantDescs.CD_int;
                            default -> field.type;
                        });
                separator = ", ";
            }
            append(code.loadConstant("]"), ConstantDescs.CD_String);
            code.invokevirtual(
                    STRING_BUILDER, "toString", MethodTypeDesc.of(ConstantDescs.CD_String));
            code.areturn();
        }

        private static void append(CodeBuilder code, ClassDesc type) {
            code.invokevirtual(STRING_BUILDER, "append", MethodTypeDesc.of(STRING_BUILDER, type));
        }

        private static ClassDesc boxed(ClassDesc primitive) {
            return switch (TypeKind.from(primitive)) {
                case BOOLEAN -> ConstantDescs.CD_Boolean;
                case BYTE -> ConstantDescs.CD_Byte;
                case CHAR -> ConstantDescs.CD_Character;
                case SHORT -> ConstantDescs.CD_Short;
                case INT -> ConstantDescs.CD_Integer;
                case LONG -> ConstantDescs.CD_Long;
                case FLOAT -> ConstantDescs.CD_Float;
                case DOUBLE -> ConstantDescs.CD_Double;
                default -> throw new IllegalArgumentException(primitive.displayName());
            };
        }
    }
}
